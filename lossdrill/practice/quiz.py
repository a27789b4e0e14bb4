"""Which short questions a quiz puts, in which order, and what became of them. All pure."""

from collections.abc import Collection
from typing import Literal, TypeAlias

import msgspec

from lossdrill.model import Kind, Verdict
from lossdrill.practice.agenda import Agenda
from lossdrill.practice.blanks import Blank

KINDS: frozenset[Kind] = frozenset({"choose", "claim", "predict", "order", "fill"})
"""What can be answered in a line or a few."""

Outcome: TypeAlias = Literal["right", "wrong", "skipped"]


class Tally(msgspec.Struct, frozen=True):
    """What became of each question whenever it was put, in the order in which that began."""

    outcomes: dict[str, tuple[Outcome, ...]] = {}

    def after(self, exercise_id: str, outcome: Outcome) -> "Tally":
        """One put again stands behind the others."""
        before = self.outcomes.get(exercise_id, ())
        rest = {each: made for each, made in self.outcomes.items() if each != exercise_id}
        return Tally({**rest, exercise_id: (*before, outcome)})

    def ended(self, outcome: Outcome) -> tuple[str, ...]:
        """The questions that came to this in the end."""
        return tuple(each for each, made in self.outcomes.items() if made[-1] == outcome)

    @property
    def at_first_try(self) -> int:
        return sum(made == ("right",) for made in self.outcomes.values())


def short(offered: Agenda) -> Agenda:
    """What of an agenda can be asked in a quiz."""
    return msgspec.structs.replace(
        offered,
        due=tuple(each for each in offered.due if each.kind in KINDS),
        new=tuple(each for each in offered.new if each.kind in KINDS),
    )


def following(offered: Agenda, tally: Tally, count: int) -> str | None:
    """The next question of a quiz of `count`: what is due, what is new, and at last what went
    wrong, until it is right or left alone.
    """
    if len(tally.outcomes) < count:
        for exercise in (*offered.due, *offered.new):
            if exercise.id not in tally.outcomes:
                return exercise.id
    return next(iter(tally.ended("wrong")), None)


def holds(blank: Blank, verdict: Verdict, names: Collection[str]) -> bool:
    """Whether a verdict that does not pass says of this blank that it is right.

    Where a file has several parts, a check begins with the part: one of the names in the file, or a
    word for all that is not named.
    """
    for check in verdict.checks:
        part, _, rest = check.title.partition(": ")
        if blank.key:
            of_part = rest == blank.key and (part == blank.name or part not in names)
            its = check.title == blank.key or of_part
        else:
            its = check.id == blank.name or check.id.endswith(f"-{blank.name}")
        if its:
            return check.passed
    return False
