"""`lossdrill status`, and what bare `lossdrill` shows: progress and the next command to type."""

from pathlib import Path

import click

from lossdrill.cli.bar import bar
from lossdrill.cli.configuration import configured, interview_day
from lossdrill.cli.lazy import example
from lossdrill.cli.surroundings import (
    exercises_of,
    history_path,
    is_here,
    now,
    opened,
    pack_option,
    shown_path,
)
from lossdrill.practice.agenda import Agenda, agenda, on_desk
from lossdrill.practice.due import look_up
from lossdrill.practice.history import History
from lossdrill.practice.progress import Mastery, mastery, passed_ids, topic_progress
from lossdrill.practice.reviews import DAY


@click.command("status", epilog=example("lossdrill status"))
@pack_option
def command(packs: tuple[str, ...]) -> None:
    """Show your progress by topic, how much you tried, and what comes next."""
    show_status(packs)


def show_status(packs: tuple[str, ...]) -> None:
    exercises = exercises_of(opened(packs, runs=False))
    history, known = look_up(history_path())
    passed = passed_ids(history.attempts)
    tried = {each.topic: each for each in mastery(exercises, history)}
    topics = topic_progress(exercises, passed)
    width = max(len(topic.topic) for topic in topics)
    for topic in topics:
        share = f"{topic.passed} of {topic.total}"
        filled = bar(topic.passed, topic.total)
        tries = _first_tries(tried[topic.topic])
        line = f"{topic.topic:<{width}}  {filled}  {share:<8}  {tries}"
        click.echo(line.rstrip())
    done = sum(topic.passed for topic in topics)
    count = len(history.attempts)
    click.echo(
        f"\n{done} of {len(exercises)} exercises passed, "
        f"{count} {'attempt' if count == 1 else 'attempts'} recorded"
    )
    offered = agenda(exercises, history, known, now(), interview=interview_day(configured()))
    if offered.due:
        click.echo(f"Due again: {', '.join(each.id for each in offered.due)}")
    click.echo(f"Next: {_following(offered, history)}")


def _first_tries(topic: Mastery) -> str:
    """What the topic's mastery is read from."""
    if not topic.latest:
        return ""
    right = sum(each.right for each in topic.latest)
    return f"{right} of the last {len(topic.latest)} first tries right"


def _following(offered: Agenda, history: History) -> str:
    """To go on with what lies on the desk comes before anything else."""
    for handout in on_desk(history)[-1:]:
        if is_here(Path(handout.path)):
            return f"edit {shown_path(Path(handout.path))}, then lossdrill grade"
    if offered.first is not None:
        return f"lossdrill next ({offered.first.id}: {offered.first.title})"
    if offered.later:
        soonest = offered.later[0]
        return f"{soonest.exercise} comes back on {soonest.due[:DAY]}; until then, lossdrill report"
    return "lossdrill report (everything is passed)"
