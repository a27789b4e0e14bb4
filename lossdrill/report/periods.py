"""Time in steps that fit a table: days, or weeks, or months when the days are many; and attempts on
a time line of such steps. Pure.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Literal

from lossdrill.model import Attempt
from lossdrill.practice.rounds import Round
from lossdrill.report import words

Kind = Literal["day", "week", "month"]
KINDS: tuple[Kind, ...] = ("day", "week", "month")

MOST_PERIODS = 31
"""Rows of the time line; a longer history is told by weeks, then by months."""


@dataclass(frozen=True)
class Tried:
    """The attempts at one exercise within a period, in one time round."""

    exercise: str
    round: int
    passed: tuple[bool, ...]


@dataclass(frozen=True)
class Period:
    """A day, a week or a month with attempts."""

    name: str
    start: int
    """Days since the first period began."""
    passed: int
    again: int
    """Of those that passed, how many were not the first time round."""
    failed: int
    entries: tuple[Tried, ...]
    """Empty for periods longer than a day."""


def succeeded(attempt: Attempt) -> bool:
    """Whether it passed, or was handed in where nothing is scored."""
    return attempt.verdict.status in {"pass", "unscored"}


def day_of(attempt: Attempt) -> date:
    return day_at(attempt.at)


def day_at(at: str) -> date:
    return date.fromisoformat(at[:10])


def periods_of(
    attempts: Sequence[Attempt], rounds: Mapping[str, Sequence[Round]]
) -> tuple[Kind, tuple[Period, ...]]:
    """The attempts by day; by week, or by month, when there would be too many rows.

    `rounds` has those of each exercise, in the order in which they began.
    """
    ordered = sorted(attempts, key=lambda attempt: attempt.at)
    number = {
        (exercise, each.variant): place
        for exercise, own in rounds.items()
        for place, each in enumerate(own, start=1)
    }
    kind = kind_for({day_of(attempt) for attempt in ordered}, MOST_PERIODS)
    groups = [
        (start, [*members])
        for start, members in groupby(ordered, lambda a: start_of(kind, day_of(a)))
    ]
    return kind, tuple(
        _period(kind, start, (start - groups[0][0]).days, members, number)
        for start, members in groups
    )


def kind_for(days: Collection[date], most: int) -> Kind:
    """The finest one of which the days need no more than this many."""
    return next((k for k in KINDS if len({start_of(k, day) for day in days}) <= most), "month")


def start_of(kind: Kind, day: date) -> date:
    match kind:
        case "day":
            return day
        case "week":
            return day - timedelta(days=day.weekday())
        case "month":
            return day.replace(day=1)


def name_of(kind: Kind, start: date) -> str:
    match kind:
        case "day":
            return words.short_day(start)
        case "week":
            return f"week of {words.short_day(start)}"
        case "month":
            return words.month(start)


def _period(
    kind: Kind,
    start: date,
    days: int,
    members: Sequence[Attempt],
    number: Mapping[tuple[str, int], int],
) -> Period:
    by_round: dict[tuple[str, int], list[bool]] = {}
    for each in members:
        round_ = number.get((each.exercise, each.verdict.variant), 1)
        by_round.setdefault((each.exercise, round_), []).append(succeeded(each))
    return Period(
        name=name_of(kind, start),
        start=days,
        passed=sum(map(succeeded, members)),
        again=sum(sum(results) for (_, round_), results in by_round.items() if round_ > 1),
        failed=sum(not succeeded(member) for member in members),
        entries=tuple(
            Tried(exercise, round_, tuple(results))
            for (exercise, round_), results in by_round.items()
        )
        if kind == "day"
        else (),
    )
