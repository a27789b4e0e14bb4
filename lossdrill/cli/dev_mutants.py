"""`lossdrill dev mutants`: which small changes to a reference no test point notices."""

import os

import click

from lossdrill.authoring.mutants import REASONS, Survey, survey
from lossdrill.cli.lazy import example
from lossdrill.cli.surroundings import opened, pack_option, shown_path


@click.command(
    "mutants", epilog=example("lossdrill dev mutants", "lossdrill dev mutants huber-gradient")
)
@click.argument("exercise_ids", nargs=-1, metavar="[EXERCISE]...")
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
    line and the reason in `equivalent_mutants`. Exits with 0 when every survivor is explained
    and every explanation still has its survivor.
    """
    pack = opened(packs)
    wanted = [exercise_id.replace("_", "-") for exercise_id in exercise_ids] or list(pack.ids)
    sound = True
    for exercise in [pack.exercise(exercise_id) for exercise_id in wanted]:
        result = survey(pack, exercise, jobs=jobs)
        if result is not None:
            click.echo(_text(result, shown_path(pack.solution_path(exercise))))
            sound = sound and not result.unexplained and not result.stale
    return 0 if sound else 1


def _text(result: Survey, path: str) -> str:
    lines = [f"{result.exercise:<28} {result.made:4d} mutants, {len(result.survivors):2d} survive"]
    for mutant in result.survivors:
        reason = result.reason(mutant)
        lines += [f"    {mutant.before}", f" -> {mutant.after}"]
        lines += [f"    {reason or f'! give the reason in {REASONS}, or add a point: {path}'}"]
    lines += [f"    ! {REASONS}: no surviving mutant reads {line!r}" for line in result.stale]
    return "\n".join(lines)
