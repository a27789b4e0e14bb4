"""How sure somebody is of each topic, over time, and what that is read from: the first tries of all
rounds. Pure: the pictures are in `sketches`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from lossdrill.practice.progress import WINDOW, FirstTry, Mastery
from lossdrill.report.periods import day_at, kind_for, name_of, start_of

MOST_STEPS = 12
"""Rows of one topic's table."""


@dataclass(frozen=True)
class Step:
    """A day, a week or a month with first tries, and where it left the learner."""

    name: str
    end: date
    """The day of its last first try."""
    tries: int
    right: int
    latest: int
    """At its end, over how many first tries is averaged: ten, or as many as there are."""
    latest_right: int

    @property
    def share(self) -> float:
        return self.latest_right / self.latest


@dataclass(frozen=True)
class Standing:
    """One topic's mastery, now and before."""

    kind: str
    """What a step is: day, week or month."""
    latest: tuple[FirstTry, ...]
    tries: int
    steps: tuple[Step, ...]

    @property
    def right(self) -> int:
        """Of the latest first tries."""
        return sum(each.right for each in self.latest)

    @property
    def said(self) -> str:
        """`8 of the last 10`; nothing where nothing was tried."""
        if not self.latest:
            return ""
        many = self.tries > len(self.latest)
        return f"{self.right} of {'the last ' if many else ''}{len(self.latest)}"


def standings_of(mastery: Sequence[Mastery]) -> Mapping[str, Standing]:
    """By topic."""
    return {each.topic: _standing(each) for each in mastery}


def _standing(topic: Mastery) -> Standing:
    kind = kind_for({day_at(each.at) for each in topic.tries}, MOST_STEPS)
    steps: list[Step] = []
    done = 0
    for start, members in groupby(topic.tries, lambda each: start_of(kind, day_at(each.at))):
        made = [*members]
        done += len(made)
        latest = topic.tries[max(0, done - WINDOW) : done]
        steps.append(
            Step(
                name=name_of(kind, start),
                end=day_at(made[-1].at),
                tries=len(made),
                right=sum(each.right for each in made),
                latest=len(latest),
                latest_right=sum(each.right for each in latest),
            )
        )
    return Standing(kind=kind, latest=topic.latest, tries=len(topic.tries), steps=tuple(steps))
