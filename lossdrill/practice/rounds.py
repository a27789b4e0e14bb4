"""An exercise comes round again and again, each time as another variant. All pure.

A round begins with the first thing that is done about a variant and ends with its first pass, or
when its solution is opened before one. What comes after that says nothing new.
"""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

import msgspec

from lossdrill.model import Attempt
from lossdrill.practice.history import Handout, HintSeen, History, SolutionOpened

Event: TypeAlias = Handout | HintSeen | Attempt | SolutionOpened


class Round(msgspec.Struct, frozen=True, kw_only=True):
    """One time round an exercise."""

    exercise: str
    variant: int
    tries: int = 0
    """A formula that did not parse is not a try."""
    hints: int = 0
    passed: bool = False
    gave_up: bool = False
    first: str = ""
    """When the first try was made, or the solution opened without one."""
    ended: str = ""
    """When it was passed or given up; empty while it is under way."""

    @property
    def at_first_try(self) -> bool:
        """Passed, and what was handed in first did it."""
        return self.passed and self.tries <= 1


def rounds(history: History) -> dict[str, tuple[Round, ...]]:
    """By exercise, each one's rounds in the order in which they began. Only what was tried or
    given up is a round: a stub that was handed out is not yet one.
    """
    found: dict[str, dict[int, Round]] = {}
    at_hand: dict[str, int] = {}
    for event in _in_order(history):
        if not isinstance(event, HintSeen):
            at_hand[event.exercise] = _variant(event)
        variant = at_hand.get(event.exercise)
        if variant is None:
            continue  # a hint before anything was handed out
        own = found.setdefault(event.exercise, {})
        before = own.get(variant) or Round(exercise=event.exercise, variant=variant)
        if not before.ended:
            own[variant] = _after(before, event)
    return {
        exercise: begun
        for exercise, own in found.items()
        if (begun := tuple(each for each in own.values() if each.first))
    }


def _after(before: Round, event: Event) -> Round:
    match event:
        case Attempt() if event.verdict.asks_on:
            return msgspec.structs.replace(before, first=before.first or event.at)
        case Attempt():
            passed = event.verdict.done
            return msgspec.structs.replace(
                before,
                tries=before.tries + event.verdict.counts,
                passed=passed,
                first=before.first or event.at,
                ended=event.at if passed else "",
            )
        case HintSeen():
            return msgspec.structs.replace(before, hints=before.hints + 1)
        case SolutionOpened():
            return msgspec.structs.replace(
                before, gave_up=True, first=before.first or event.at, ended=event.at
            )
        case Handout():
            return before


def _variant(event: Attempt | Handout | SolutionOpened) -> int:
    return event.verdict.variant if isinstance(event, Attempt) else event.variant


def _in_order(history: History) -> Iterator[Event]:
    """By time; of what has the same second, as it would have been done."""
    tables: Sequence[Sequence[Event]] = (
        history.handouts,
        history.hints,
        history.attempts,
        history.solutions,
    )
    events = [(event.at, place, event) for place, table in enumerate(tables) for event in table]
    yield from (event for _, _, event in sorted(events, key=lambda each: each[:2]))
