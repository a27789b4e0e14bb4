"""What comes next: reviews that are due, then what is new and open. All pure."""

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from lossdrill.model import Exercise
from lossdrill.practice.history import IN_TERMINAL, Handout, History
from lossdrill.practice.progress import passed_ids, still_required
from lossdrill.practice.reviews import Review, capped, due


class Agenda(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody may do now, in the order in which it is offered."""

    due: tuple[Exercise, ...]
    """To be done again, that which waits longest first."""
    new: tuple[Exercise, ...]
    """Not passed yet, and open, in the order of the track; last what was given up."""
    later: tuple[Review, ...]
    """What becomes due, the soonest first."""

    @property
    def first(self) -> Exercise | None:
        return next(iter((*self.due, *self.new)), None)


def agenda(
    exercises: Sequence[Exercise],
    history: History,
    reviews: Iterable[Review],
    now: str,
    *,
    interview: date | None = None,
    topic: str | None = None,
) -> Agenda:
    """At this moment (UTC, ISO 8601), of all topics or of one.

    What was given up comes back when it is due, or when there is nothing else to do. An essay does
    not come back.
    """
    wanted = {each.id: each for each in exercises if topic in {None, each.topic}}
    scheduled = [
        capped(found, interview)
        for found in reviews
        if found.exercise in wanted and wanted[found.exercise].kind != "explain"
    ]
    passed = passed_ids(history.attempts)
    again = due(scheduled, now)
    later = {found.exercise: found for found in scheduled if found not in again}
    new = [
        each
        for each in wanted.values()
        if each.id not in passed
        and not still_required(each, passed)
        and not any(found.exercise == each.id for found in again)
    ]
    return Agenda(
        due=tuple(wanted[found.exercise] for found in again),
        new=tuple(sorted(new, key=lambda each: each.id in later)),
        later=tuple(sorted(later.values(), key=lambda found: found.due)),
    )


def on_desk(history: History) -> tuple[Handout, ...]:
    """What was handed out as a file, and neither passed nor given up since; the last of each
    exercise.
    """
    ended = {
        (each.exercise, each.verdict.variant)
        for each in history.attempts
        if each.verdict.done and not each.verdict.asks_on
    } | {(each.exercise, each.variant) for each in history.solutions}
    last = {each.exercise: each for each in history.handouts if each.path != IN_TERMINAL}
    return tuple(each for each in last.values() if (each.exercise, each.variant) not in ended)


def set_aside(found: Agenda, history: History) -> Agenda:
    """Without what is on the desk."""
    desk = {each.exercise for each in on_desk(history)}
    return Agenda(
        due=tuple(each for each in found.due if each.id not in desk),
        new=tuple(each for each in found.new if each.id not in desk),
        later=found.later,
    )
