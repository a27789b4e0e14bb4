"""`lossdrill next`: a stub in a file of its own, the task on the screen."""

import os
from datetime import datetime
from pathlib import Path

import click
import msgspec

from lossdrill.cli.completion import complete_exercise, complete_topic
from lossdrill.cli.configuration import Configuration, configured, interview_day
from lossdrill.cli.handing_out import line_to_edit, where_to_go_on, write_stub
from lossdrill.cli.lazy import example
from lossdrill.cli.nothing_left import nothing_left
from lossdrill.cli.surroundings import (
    exercises_of,
    history_path,
    in_terminal,
    now,
    opened,
    pack_option,
    shown_path,
)
from lossdrill.errors import UsageError
from lossdrill.model import Exercise
from lossdrill.pack import Pack
from lossdrill.practice.agenda import Agenda, agenda, set_aside
from lossdrill.practice.due import reviews
from lossdrill.practice.history import Handout, History
from lossdrill.practice.progress import passed_ids, still_required
from lossdrill.practice.store import Store
from lossdrill.practice.variants import round_of, variant_at_hand, variant_to_hand_out
from lossdrill.submission import NOTEBOOK


@click.command(
    "next",
    epilog=example(
        "lossdrill next", "lossdrill next huber-gradient", "lossdrill next --topic hinge"
    ),
)
@click.argument("exercise_id", required=False, metavar="[ID]", shell_complete=complete_exercise)
@click.option(
    "--topic",
    metavar="TOPIC",
    shell_complete=complete_topic,
    help="The next exercise of this topic.",
)
@click.option("--review", "only", flag_value="review", help="Only what is due again.")
@click.option("--new", "only", flag_value="new", help="Only what you have not passed yet.")
@click.option("--skip", is_flag=True, help="Leave what was handed out for later.")
@click.option(
    "--interview-date",
    "interview",
    metavar="YYYY-MM-DD",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Let everything come back in time for this day.",
)
@click.option("--edit", "editing", is_flag=True, help="Open it in your editor.")
@click.option("--notebook", is_flag=True, help="Write a notebook, with the task above the stub.")
@click.option("--brief", is_flag=True, help="Print the task in one sentence, not the whole prompt.")
@pack_option
def command(
    *,
    exercise_id: str | None,
    topic: str | None,
    only: str | None,
    skip: bool,
    interview: datetime | None,
    editing: bool,
    notebook: bool,
    brief: bool,
    packs: tuple[str, ...],
) -> None:
    """Hand out the next exercise, or the one named ID.

    First comes what is due again, as a blank stub of another variant; then what is new and builds
    on what you have passed. The stub is written to drills/TOPIC/ below the current folder. A file
    that is already there is never overwritten. The day of the interview and the editor may stand in
    config.toml: lossdrill help configuration
    """
    settings = configured()
    editor = _editor(settings) if editing else ""
    pack = opened(packs, runs=False)
    with Store(history_path()) as store:
        history = store.history()
        if exercise_id is not None:
            exercise = pack.exercise(exercise_id.replace("_", "-"))
        else:
            if topic is not None and topic not in pack.topics:
                raise UsageError(
                    f"There is no topic {topic!r}. There are: {', '.join(pack.topics)}"
                )
            known = reviews(store, history)
            day = interview_day(settings, interview)
            exercises = exercises_of(pack)
            offered = agenda(exercises, history, known, now(), interview=day, topic=topic)
            if skip:
                offered = set_aside(offered, history)
            first = _first(offered, only)
            if first is None:
                click.echo(nothing_left(offered, exercises, history, topic, only))
                return
            exercise = first
        path = Path.cwd() / "drills" / exercise.topic / _file_name(exercise, history)
        if notebook:
            path = path.with_suffix(NOTEBOOK)
        existed = path.exists()
        if existed:
            variant = variant_at_hand(exercise.id, history, str(path.resolve()))
        else:
            variant = variant_to_hand_out(exercise.id, history)
            write_stub(path, exercise, pack, variant)
        handout = Handout(exercise=exercise.id, variant=variant, path=str(path.resolve()), at=now())
        if not _lies_on_top(handout, history):
            store.record_handout(handout)
    _show(exercise, pack, history, path, existed=existed, brief=brief)
    if editor:
        from lossdrill.cli.editing import edit, editor_call

        edit(editor_call(editor, path, line_to_edit(path, exercise)))


def _lies_on_top(handout: Handout, history: History) -> bool:
    """Whether it was handed out just so the last time, and nothing was done since: then there is
    nothing to write, and no disk to wait for.
    """
    if not history.handouts:
        return False
    last = history.handouts[-1]
    same = msgspec.structs.replace(last, at=handout.at) == handout
    return same and all(attempt.at < last.at for attempt in history.attempts[-1:])


def _editor(settings: Configuration) -> str:
    """The editor's command; nothing is handed out where it could not be used."""
    if not in_terminal():
        raise UsageError("--edit needs a terminal; open the file that `lossdrill next` names.")
    from lossdrill.cli.editing import editor_of

    return editor_of(settings.editor, os.environ)


def _first(offered: Agenda, only: str | None) -> Exercise | None:
    match only:
        case "review":
            return next(iter(offered.due), None)
        case "new":
            return next(iter(offered.new), None)
        case _:
            return offered.first


def _file_name(exercise: Exercise, history: History) -> str:
    """A new file for each time round: what was written the last time stays."""
    time_round = round_of(exercise.id, history)
    if time_round == 1:
        return exercise.file_name
    return f"{exercise.file_name.removesuffix('.py')}_{time_round}.py"


def _show(
    exercise: Exercise, pack: Pack, history: History, path: Path, *, existed: bool, brief: bool
) -> None:
    ids = [other.id for other in exercises_of(pack)]
    header = (
        f"{exercise.id} · {exercise.topic} · difficulty {exercise.difficulty} of 5 · "
        f"about {exercise.minutes} min"
    )
    click.echo(f"{header:<70}  {ids.index(exercise.id) + 1} of {len(ids)}")
    if waiting := still_required(exercise, passed_ids(history.attempts)):
        click.echo(f"It builds on {', '.join(waiting)}, which you have not passed yet.")
    if brief:
        click.echo(exercise.task)
    else:
        from lossdrill.cli.prompt_text import show_prompt

        click.echo()
        show_prompt(pack.prompt(exercise))
        click.echo()
    shown = shown_path(path)
    if existed:
        click.echo(f"{shown} is already there and was left as it is.")
    click.echo(where_to_go_on(path, exercise))
