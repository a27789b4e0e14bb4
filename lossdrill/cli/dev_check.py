"""`lossdrill dev check`: one line for each exercise, and what is wrong with it."""

import os
import time

import click

from lossdrill.authoring.check import Checked, check_each
from lossdrill.authoring.proven import Proven
from lossdrill.cli.check_text import checked_lines, summary
from lossdrill.cli.here import from_here
from lossdrill.cli.lazy import example
from lossdrill.cli.surroundings import cache_folder, opened, pack_option


@click.command(
    "check",
    epilog=example(
        "lossdrill dev check",
        "lossdrill dev check huber-gradient --watch --pack my-exercises",
    ),
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
@click.option(
    "--watch", is_flag=True, help="Then wait for saved files, and check what they change."
)
@pack_option
def command(
    *, exercise_ids: tuple[str, ...], jobs: int, again: bool, watch: bool, packs: tuple[str, ...]
) -> int:
    """Prove that the exercises of a pack are sound.

    Stubs and trivial answers earn nothing, right answers pass, mistakes fail and are named as
    themselves, in all variants; reference, derived formula and 50-digit value agree; what stands in
    _derived.py is current. What was sound and has not changed since is not proven again, unless its
    name is given. Exits with 0 when all of it holds.

    With --watch it goes on until Ctrl-C or q: what a saved file may have changed is checked again,
    of a loss.py all of its topic.
    """
    ids = tuple(exercise_id.replace("_", "-") for exercise_id in exercise_ids)
    proven = Proven(cache_folder() / "proven")
    if watch:
        from lossdrill.cli.check_watch import watch_pack

        return watch_pack(packs, ids, proven, jobs=jobs, again=again)
    began = time.perf_counter()
    done: list[Checked] = []
    for checked in check_each(
        opened(packs), ids, jobs=jobs, proven=proven, again=again or bool(ids)
    ):
        done.append(checked)
        for line in checked_lines(checked):
            click.echo(from_here(line))
    click.echo(summary(done, time.perf_counter() - began))
    return 1 if any(checked.findings for checked in done) else 0
