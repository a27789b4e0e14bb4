"""`lossdrill list`: the map of all exercises, each passed, open or locked."""

from itertools import groupby

import click
import msgspec

from lossdrill.cli.completion import complete_topic
from lossdrill.cli.lazy import example
from lossdrill.cli.surroundings import exercises_of, history_path, opened, pack_option
from lossdrill.errors import UsageError
from lossdrill.model import SCHEMA_VERSION, Exercise
from lossdrill.practice.progress import passed_ids, still_required
from lossdrill.practice.store import read_history


@click.command("list", epilog=example("lossdrill list", "lossdrill list --topic huber"))
@click.option(
    "--topic",
    metavar="TOPIC",
    shell_complete=complete_topic,
    help="Only the exercises of this topic.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@pack_option
def command(topic: str | None, as_json: bool, packs: tuple[str, ...]) -> None:
    """Show all exercises by topic, in order: what each asks for, how difficult it is from 1 to 5,
    and whether it is passed, open, or locked and by what.
    """
    pack = opened(packs, runs=False)
    if topic is not None and topic not in pack.topics:
        raise UsageError(f"There is no topic {topic!r}. There are: {', '.join(pack.topics)}")
    exercises = [each for each in exercises_of(pack) if topic in {None, each.topic}]
    passed = passed_ids(read_history(history_path()).attempts)
    if as_json:
        entries = [_entry(exercise, passed) for exercise in exercises]
        click.echo(msgspec.json.encode({"schema_version": SCHEMA_VERSION, "exercises": entries}))
        return
    name = max(len(exercise.id) for exercise in exercises)
    kind = max(len(exercise.kind) for exercise in exercises)
    topics = list(dict.fromkeys(exercise.topic for exercise in exercises))
    ordered = sorted(exercises, key=lambda exercise: topics.index(exercise.topic))
    for name_of_topic, members in groupby(ordered, key=lambda exercise: exercise.topic):
        click.echo(name_of_topic)
        for exercise in members:
            about = f"{exercise.id:<{name}}  {exercise.kind:<{kind}}  {exercise.difficulty}"
            click.echo(f"  {about}  {_state(exercise, passed)}")


def _entry(exercise: Exercise, passed: frozenset[str]) -> dict[str, object]:
    """What a program may want to know of an exercise; hints stay with `lossdrill hint`."""
    waiting = still_required(exercise, passed)
    done = exercise.id in passed
    return {
        "id": exercise.id,
        "topic": exercise.topic,
        "kind": exercise.kind,
        "difficulty": exercise.difficulty,
        "title": exercise.title,
        "task": exercise.task,
        "minutes": exercise.minutes,
        "answers": exercise.answers,
        "requires": exercise.requires,
        "state": "passed" if done else "locked" if waiting else "open",
    }


def _state(exercise: Exercise, passed: frozenset[str]) -> str:
    if exercise.id in passed:
        return "passed"
    waiting = still_required(exercise, passed)
    return f"locked: needs {', '.join(waiting)}" if waiting else "open"
