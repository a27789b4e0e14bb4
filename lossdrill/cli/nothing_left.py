"""What is said where there is nothing to hand out: why, and what to type instead."""

from collections.abc import Sequence

from lossdrill.errors import UsageError
from lossdrill.model import Exercise
from lossdrill.practice.agenda import Agenda
from lossdrill.practice.history import History
from lossdrill.practice.progress import passed_ids, still_required
from lossdrill.practice.reviews import DAY


def nothing_left(
    offered: Agenda,
    exercises: Sequence[Exercise],
    history: History,
    topic: str | None,
    only: str | None,
) -> str:
    """Why nothing is handed out, and what to type instead. Raises `UsageError` for what waits for
    another exercise.
    """
    where = f" of {topic}" if topic else ""
    later = offered.later[0] if offered.later else None
    soonest = f"{later.exercise} on {later.due[:DAY]}" if later else ""
    if only == "review":
        then = f"; the next is {soonest}" if soonest else ""
        return f"Nothing{where} is due again{then}. For something new: lossdrill next --new"
    if offered.due:
        return f"Nothing{where} is new to you. What is due: lossdrill next --review"
    passed = passed_ids(history.attempts)
    left = [each for each in exercises if topic in {None, each.topic} and each.id not in passed]
    if not left:
        then = f" The next to come back is {soonest}." if soonest else ""
        return f"You have passed every exercise{where}.{then} Look back with: lossdrill report"
    for locked in left:
        if waiting := still_required(locked, passed):
            raise UsageError(
                f"What is left{where} builds on {waiting[0]}; get it with: "
                f"lossdrill next {waiting[0]} (or skip it: lossdrill next {locked.id})"
            )
    return f"All that is left{where} is on your desk; go on with: lossdrill next {left[0].id}"
