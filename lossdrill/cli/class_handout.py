"""`lossdrill class handout`: a roster goes in, a folder for each student comes out."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lossdrill.cli.lazy import example
from lossdrill.cli.surroundings import opened, pack_option

if TYPE_CHECKING:
    from lossdrill.model import Exercise
    from lossdrill.pack import Pack


@click.command(
    "handout",
    epilog=example(
        "lossdrill class handout drills/ --roster roster.csv --salt autumn-2026 --topic huber",
        "lossdrill class handout drills/ --roster roster.csv --salt autumn-2026 --notebook",
    ),
)
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--roster",
    metavar="CSV",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Who gets a folder; needed.",
)
@click.option(
    "--salt",
    metavar="TEXT",
    help="Any text that students do not know; needed, and the same again for class grade.",
)
@click.option("--topic", "topics", metavar="TOPIC", multiple=True, help="The exercises of a topic.")
@click.option("--exercise", "ids", metavar="ID", multiple=True, help="This exercise; repeat it.")
@click.option("--notebook", is_flag=True, help="One notebook instead of a file per exercise.")
@pack_option
def command(
    *,
    folder: Path,
    roster: Path | None,
    salt: str | None,
    topics: tuple[str, ...],
    ids: tuple[str, ...],
    notebook: bool,
    packs: tuple[str, ...],
) -> None:
    """Write each student's own variants.

    DIR gets a folder for each student of the roster, named after the id, with the tasks and the
    stubs to fill in. Without --topic and --exercise, these are all exercises. A file that is
    already there is never overwritten.
    """
    from lossdrill.classroom.handout import Handout
    from lossdrill.classroom.roster import read_roster
    from lossdrill.cli.class_progress import shown
    from lossdrill.errors import UsageError

    if roster is None:
        raise UsageError("Say who is in the class, with: --roster roster.csv")
    if not salt:
        raise UsageError(
            "Say from what variants are to be derived, with --salt: any text that students do not "
            "know. Keep it: class grade needs the same."
        )
    pack = opened(packs)
    students = read_roster(roster)
    exercises = _chosen(pack, topics, ids)
    with shown("writing") as on_student:
        handed_out = Handout(pack, exercises, salt, notebook=notebook).write(
            folder, students, on_student
        )
    kept = f" · {handed_out.kept} were there and left as they are" if handed_out.kept else ""
    click.echo(
        f"{_several(len(students), 'student')} · {_several(len(exercises), 'exercise')} · "
        f"{_several(handed_out.written, 'file')} written{kept}"
    )
    click.echo("→ Grade what comes back with the same --salt: lossdrill class grade DIR --salt ...")


def _chosen(pack: "Pack", topics: Sequence[str], ids: Sequence[str]) -> "list[Exercise]":
    from lossdrill.errors import UsageError

    for topic in topics:
        if topic not in pack.topics:
            raise UsageError(f"There is no topic {topic!r}. There are: {', '.join(pack.topics)}")
    wanted = {pack.exercise(each.replace("_", "-")).id for each in ids}
    everything = not topics and not ids
    return [
        exercise
        for exercise in pack.exercises
        if everything or exercise.topic in topics or exercise.id in wanted
    ]


def _several(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
