"""`lossdrill status`, and what bare `lossdrill` shows: progress and the next command to type."""

from pathlib import Path

import click

from lossdrill.cli.lazy import example
from lossdrill.cli.surroundings import exercises_of, history_path, pack_option, shown_path
from lossdrill.model import Exercise
from lossdrill.pack import open_pack
from lossdrill.practice.history import History
from lossdrill.practice.progress import next_exercise, passed_ids, topic_progress
from lossdrill.practice.store import read_history

BAR = 20


@click.command("status", epilog=example("lossdrill status"))
@pack_option
def command(pack_folder: Path | None) -> None:
    """Show your progress by topic, how much you tried, and what comes next."""
    show_status(pack_folder)


def show_status(pack_folder: Path | None) -> None:
    exercises = exercises_of(open_pack(pack_folder))
    history = read_history(history_path())
    passed = passed_ids(history.attempts)
    topics = topic_progress(exercises, passed)
    width = max(len(topic.topic) for topic in topics)
    for topic in topics:
        filled = BAR * topic.passed // topic.total
        bar = "█" * filled + "░" * (BAR - filled)
        click.echo(f"{topic.topic:<{width}}  {bar}  {topic.passed} of {topic.total}")
    done = sum(topic.passed for topic in topics)
    tries = len(history.attempts)
    click.echo(
        f"\n{done} of {len(exercises)} exercises passed, "
        f"{tries} {'attempt' if tries == 1 else 'attempts'} recorded"
    )
    click.echo(f"Next: {_following(exercises, history, passed)}")


def _following(exercises: tuple[Exercise, ...], history: History, passed: frozenset[str]) -> str:
    """To go on with what lies on the desk comes before something new."""
    if history.handouts:
        last = history.handouts[-1]
        if last.exercise not in passed and Path(last.path).exists():
            return f"edit {shown_path(Path(last.path))}, then lossdrill grade"
    exercise = next_exercise(exercises, passed)
    if exercise is None:
        return "lossdrill report (everything is passed)"
    return f"lossdrill next ({exercise.id}: {exercise.title})"
