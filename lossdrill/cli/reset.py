"""`lossdrill reset`: a blank stub once more; what was written is kept beside it."""

import os
from pathlib import Path

import click

from lossdrill.cli.completion import complete_exercise_or_file
from lossdrill.cli.handing_out import is_blank, where_to_go_on, write_stub
from lossdrill.cli.lazy import example
from lossdrill.cli.submitted import handed_out_at
from lossdrill.cli.surroundings import (
    exercise_at_hand,
    history_path,
    now,
    opened,
    pack_option,
    shown_path,
)
from lossdrill.errors import UsageError
from lossdrill.model import Exercise
from lossdrill.pack import Pack
from lossdrill.practice.history import IN_TERMINAL, Handout, History
from lossdrill.practice.keeping import put_aside
from lossdrill.practice.progress import passed_ids
from lossdrill.practice.store import Store
from lossdrill.practice.variants import variant_at_hand


@click.command(
    "reset",
    epilog=example(
        "lossdrill reset huber-gradient", "lossdrill reset drills/huber/huber_gradient_2.py"
    ),
)
@click.argument(
    "target", required=False, metavar="[ID | FILE]", shell_complete=complete_exercise_or_file
)
@pack_option
def command(target: str | None, packs: tuple[str, ...]) -> None:
    """Begin an exercise again: a blank stub in the place of its file.

    What you wrote is kept beside it, as .bak with the time in its name, and so are all attempts.
    Without ID, the exercise at hand is meant; an exercise with several files, the last of them.
    """
    pack = opened(packs, runs=False)
    with Store(history_path()) as store:
        history = store.history()
        exercise, path = _file(pack, history, target)
        variant = variant_at_hand(exercise.id, history, str(path))
        if is_blank(path, exercise, pack, variant):
            click.echo(f"{shown_path(path)} is still as it was handed out.")
        else:
            kept = _out_of_the_way(path)
            if kept is not None:  # said before anything else can go wrong
                click.echo(f"What you wrote is kept: {shown_path(kept)}")
            write_stub(path, exercise, pack, variant)
        store.record_handout(
            Handout(exercise=exercise.id, variant=variant, path=str(path), at=now())
        )
    click.echo(where_to_go_on(path, exercise))
    if exercise.id in passed_ids(history.attempts):
        click.echo(f"Passed before; another variant of it: lossdrill next {exercise.id}")


def _file(pack: Pack, history: History, target: str | None) -> tuple[Exercise, Path]:
    """Where an exercise was last handed out, or what was handed out at a path."""
    if target is not None and (Path(target).name != target or Path(target).suffix):
        path = Path(target)
        known = handed_out_at(path, pack, history)
        if known is None:
            raise UsageError(
                f"{target} is no file that `lossdrill next` wrote, so it was left as it is; "
                "name an exercise, as in: lossdrill reset huber-gradient"
            )
        return pack.exercise(known), path.resolve()
    exercise = exercise_at_hand(pack, history, target)
    handed_out = (each for each in history.handouts if each.exercise == exercise.id)
    paths = [each.path for each in handed_out if each.path != IN_TERMINAL]
    if not paths:
        raise UsageError(
            f"{exercise.id} was not handed out yet as a file, so there is nothing to reset; "
            f"get it with: lossdrill next {exercise.id}"
        )
    path = Path(paths[-1])
    beside_drills = path.parents[min(2, len(path.parents) - 1)]
    if not os.path.isdir(beside_drills):  # noqa: PTH112 - which raises where one may not look
        raise UsageError(
            f"{path} was handed out in a folder that does not exist, perhaps on another machine; "
            f"get the exercise here with: lossdrill next {exercise.id}"
        )
    return exercise, path


def _out_of_the_way(path: Path) -> Path | None:
    try:
        return put_aside(path, now())
    except IsADirectoryError:
        raise UsageError(
            f"{shown_path(path)} is a folder now; move it away, then reset again."
        ) from None
    except OSError as error:
        raise UsageError(
            f"{shown_path(path)} cannot be put aside, and was left as it is: {error.strerror}."
        ) from error
