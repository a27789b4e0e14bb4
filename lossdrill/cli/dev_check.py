"""`lossdrill dev check`: one line for each exercise, and what is wrong with it."""

import os
import time

import click

from lossdrill.authoring.check import check_each
from lossdrill.authoring.proven import Proven
from lossdrill.cli.here import from_here
from lossdrill.cli.lazy import example
from lossdrill.cli.surroundings import cache_folder, opened, pack_option


@click.command(
    "check",
    epilog=example("lossdrill dev check", "lossdrill dev check huber-gradient --pack my-exercises"),
)
@click.argument("exercise_ids", nargs=-1, metavar="[EXERCISE]...")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=os.cpu_count() or 1,
    metavar="N",
    help="How many exercises to check at a time (default: one for each processor).",
)
@click.option("--all", "again", is_flag=True, help="Prove again also what has not changed.")
@pack_option
def command(exercise_ids: tuple[str, ...], jobs: int, again: bool, packs: tuple[str, ...]) -> int:
    """Prove that the exercises of a pack are sound.

    Stubs and trivial answers earn nothing, right answers pass, mistakes fail and are named as
    themselves, in all variants; reference, derived formula and 50-digit value agree; what stands in
    _derived.py is current. What was sound and has not changed since is not proven again, unless its
    name is given. Exits with 0 when all of it holds.
    """
    began = time.perf_counter()
    ids = tuple(exercise_id.replace("_", "-") for exercise_id in exercise_ids)
    findings = exercises = 0
    pack = opened(packs)
    proven = None if ids or again else Proven(cache_folder() / "proven")
    for checked in check_each(pack, ids, jobs=jobs, proven=proven):
        findings += len(checked.findings)
        exercises += checked.id != "pack"
        state = f"{len(checked.findings):3d} !" if checked.findings else "   ok"
        took = "unchanged" if checked.unchanged else f"{checked.seconds:5.1f} s"
        click.echo(f"{state}  {checked.id:<28} {took}")
        for finding in checked.findings:
            click.echo(f"       {from_here(str(finding))}")
    result = _count(findings, "finding") if findings else "all sound"
    seconds = time.perf_counter() - began
    click.echo(f"{_count(exercises, 'exercise')}, {result}, {seconds:.0f} s")
    return 1 if findings else 0


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
