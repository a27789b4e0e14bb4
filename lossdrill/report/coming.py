"""What comes back when: the reviews of the coming days, from the agenda. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from lossdrill.practice.agenda import Agenda
from lossdrill.report import words
from lossdrill.report.periods import day_at

DAYS = 14
"""So many are told one by one; what comes later is told by month."""
MOST_NAMED = 8


@dataclass(frozen=True)
class Due:
    """What is to be done again at one time."""

    when: str
    day: int | None
    """From today; None for what is told by month."""
    count: int
    exercises: tuple[str, ...]
    """Their ids, as many as are named."""

    @property
    def unnamed(self) -> int:
        return self.count - len(self.exercises)


@dataclass(frozen=True)
class Coming:
    """The load of the coming days; only times at which something comes back."""

    today: str
    now: int
    """How many are due today, or have been for longer."""
    times: tuple[Due, ...]

    @property
    def by_day(self) -> tuple[int, ...]:
        """How many come back today, tomorrow and so on."""
        counts = {each.day: each.count for each in self.times}
        return tuple(counts.get(day, 0) for day in range(DAYS + 1))

    @property
    def later(self) -> int:
        return sum(each.count for each in self.times if each.day is None)


def coming(offered: Agenda, now: str) -> Coming:
    """`now` in UTC and ISO 8601, as for the agenda."""
    today = day_at(now)
    last = today + timedelta(days=DAYS)
    due = [each.id for each in offered.due]
    dated = [(day_at(each.due), each.exercise) for each in offered.later]
    times = [_due("now", 0, due)] if due else []
    for day, members in groupby((d for d in dated if d[0] <= last), lambda each: each[0]):
        names = [name for _, name in members]
        times.append(_due(_day_name(day, today), (day - today).days, names))
    for month, members in groupby(
        (d for d in dated if d[0] > last), lambda each: each[0].replace(day=1)
    ):
        same = month == last.replace(day=1)
        name = f"later in {words.month(month)}" if same else words.month(month)
        times.append(_due(name, None, [name for _, name in members]))
    return Coming(today=words.day(today), now=len(due), times=tuple(times))


def _due(when: str, day: int | None, names: Sequence[str]) -> Due:
    named = names if len(names) <= MOST_NAMED else names[: MOST_NAMED - 2]
    return Due(when=when, day=day, count=len(names), exercises=tuple(named))


def _day_name(day: date, today: date) -> str:
    return "tomorrow" if day == today + timedelta(days=1) else words.short_day(day)
