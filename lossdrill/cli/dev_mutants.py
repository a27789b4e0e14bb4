"""`lossdrill dev mutants`: which small changes to a reference no test point notices."""

import os
from collections.abc import Iterator

import click

from lossdrill.authoring.mutants import REASONS, Survey, Survivor, survey
from lossdrill.cli.completion import complete_exercise
from lossdrill.cli.lazy import example
from lossdrill.cli.surroundings import colour_wanted, opened, pack_option, shown_path
from lossdrill.model import VARIANTS

HUES = {"-": "red", "+": "green"}


@click.command(
    "mutants", epilog=example("lossdrill dev mutants", "lossdrill dev mutants huber-gradient")
)
@click.argument("exercise_ids", nargs=-1, metavar="[EXERCISE]...", shell_complete=complete_exercise)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=os.cpu_count() or 1,
    metavar="N",
    help="How many mutants to judge at a time (default: one for each processor).",
)
@pack_option
def command(exercise_ids: tuple[str, ...], jobs: int, packs: tuple[str, ...]) -> int:
    """Make mutants of each reference and judge them; all should fail.

    A mutant that passes may be a right answer: then the solution file says so, with the changed
    line and the reason in `equivalent_mutants`. Or no point shows what is wrong with it: then add
    one. Survivors that are explained are shown for the exercises that are named. Exits with 0 when
    every survivor is explained and every explanation still has its survivor.
    """
    pack = opened(packs)
    wanted = [exercise_id.replace("_", "-") for exercise_id in exercise_ids] or list(pack.ids)
    sound = True
    for exercise in [pack.exercise(exercise_id) for exercise_id in wanted]:
        result = survey(pack, exercise, jobs=jobs)
        if result is None:
            if exercise_ids:
                click.echo(f"{exercise.id}: nothing to mutate, as no function or formula is asked.")
            continue
        path = shown_path(pack.solution_path(exercise))
        for line in _lines(result, path, every=bool(exercise_ids)):
            click.echo(line)
        sound = sound and not result.unexplained and not result.stale
    return 0 if sound else 1


def _lines(result: Survey, path: str, *, every: bool) -> Iterator[str]:
    explained = len(result.survivors) - len(result.unexplained)
    counts = (
        (result.made - len(result.survivors), "fail"),
        (explained, "pass and are right too" if explained != 1 else "passes and is right too"),
        (len(result.unexplained), "pass!" if len(result.unexplained) != 1 else "passes!"),
    )
    said = ", ".join(f"{count} {does}" for count, does in counts if count)
    yield f"{result.exercise:<28} {result.made:4d} mutants: {said}"
    for survivor in result.survivors:
        if every or survivor.reason is None:
            yield from _survivor(survivor, path)
    for line in result.stale:
        yield f"  {path}: {REASONS}: no surviving mutant reads this any more; take it out:"
        yield f"    {line}"


def _survivor(survivor: Survivor, path: str) -> Iterator[str]:
    yield f"  {path}:{survivor.line}" if survivor.line is not None else f"  {path}"
    yield _changed("-", survivor.before)
    yield _changed("+", survivor.after)
    if survivor.reason is not None:
        yield f"    right too: {survivor.reason}"
        return
    variants = survivor.variants
    where = "" if variants is None else f", in {variants} of the {VARIANTS} variants"
    yield f"    It passes{where} ({survivor.passes})."
    if variants in {None, VARIANTS}:
        yield f"    Add a point where the two differ; or, if it is right too, say why in {REASONS}:"
        yield f"      {survivor.after!r}: ...,"
    else:
        yield "    It is wrong, and only drawn points show it: add one that is always there."


def _changed(sign: str, line: str) -> str:
    text = f"{sign} {line}"
    return "    " + (click.style(text, fg=HUES[sign]) if colour_wanted() else text)
