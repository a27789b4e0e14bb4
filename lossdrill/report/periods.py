"""The attempts on a time line: by day, or by week or month when the days are many. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Literal

from lossdrill.model import Attempt
from lossdrill.report import words

Kind = Literal["day", "week", "month"]
KINDS: tuple[Kind, ...] = ("day", "week", "month")

MOST_PERIODS = 31
"""Rows of the time line; a longer history is told by weeks, then by months."""


@dataclass(frozen=True)
class Period:
    """A day, a week or a month with attempts."""

    name: str
    start: int
    """Days since the first period began."""
    passed: int
    failed: int
    entries: tuple[tuple[str, tuple[bool, ...]], ...]
    """By exercise, whether each attempt passed; empty for periods longer than a day."""


def succeeded(attempt: Attempt) -> bool:
    """Whether it passed, or was handed in where nothing is scored."""
    return attempt.verdict.status in {"pass", "unscored"}


def day_of(attempt: Attempt) -> date:
    return date.fromisoformat(attempt.at[:10])


def periods_of(attempts: Sequence[Attempt]) -> tuple[Kind, tuple[Period, ...]]:
    """The attempts by day; by week, or by month, when there would be too many rows."""
    ordered = sorted(attempts, key=lambda attempt: attempt.at)
    kind: Kind = next((k for k in KINDS if _number_of(k, ordered) <= MOST_PERIODS), "month")
    groups = [
        (start, [*members])
        for start, members in groupby(ordered, lambda a: _start(kind, day_of(a)))
    ]
    return kind, tuple(
        Period(
            name=_name(kind, start),
            start=(start - groups[0][0]).days,
            passed=sum(map(succeeded, members)),
            failed=sum(not succeeded(member) for member in members),
            entries=_entries(members) if kind == "day" else (),
        )
        for start, members in groups
    )


def _number_of(kind: Kind, attempts: Sequence[Attempt]) -> int:
    return len({_start(kind, day_of(attempt)) for attempt in attempts})


def _start(kind: Kind, day: date) -> date:
    match kind:
        case "day":
            return day
        case "week":
            return day - timedelta(days=day.weekday())
        case "month":
            return day.replace(day=1)


def _name(kind: Kind, start: date) -> str:
    match kind:
        case "day":
            return words.short_day(start)
        case "week":
            return f"week of {words.short_day(start)}"
        case "month":
            return words.month(start)


def _entries(attempts: Sequence[Attempt]) -> tuple[tuple[str, tuple[bool, ...]], ...]:
    by_exercise: dict[str, list[bool]] = {}
    for attempt in attempts:
        by_exercise.setdefault(attempt.exercise, []).append(succeeded(attempt))
    return tuple((name, tuple(results)) for name, results in by_exercise.items())
