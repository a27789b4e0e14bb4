"""The mistakes that come back, and what cures each. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lossdrill.model import Attempt
from lossdrill.practice.agenda import Agenda
from lossdrill.practice.progress import recurring_mistakes
from lossdrill.report import words
from lossdrill.report.periods import day_at, day_of, succeeded

MOST_SHOWN = 10
"""As many as one reads."""
MOST_NAMED = 6


@dataclass(frozen=True)
class Cure:
    """The exercise that shows whether the mistake is gone."""

    exercise: str
    why: str
    open: bool = False
    """Whether the mistake stands: nothing was passed after it."""


@dataclass(frozen=True)
class Mistake:
    """A diagnosis that came back."""

    message: str
    count: int
    last: str
    """The day on which it was made last."""
    exercises: tuple[tuple[str, words.State], ...]
    """Those of this pack in which it was made, as many as are named."""
    unnamed: int
    cure: Cure | None
    """None where this pack has none of the exercises."""


def mistakes_of(
    attempts: Sequence[Attempt], states: Mapping[str, words.State], offered: Agenda
) -> tuple[Mistake, ...]:
    """Those that stand before those that were passed since, each the most frequent first.

    Args:
        attempts: those that count, in the order of time.
        states: how each exercise of the pack stands.
        offered: what comes back when.
    """
    passed = {each.exercise: place for place, each in enumerate(attempts) if succeeded(each)}
    found = []
    for mistake in recurring_mistakes(attempts):
        made = {
            each.exercise: place for place, each in enumerate(attempts) if _makes(each, mistake.id)
        }
        open_ = [name for name, place in made.items() if passed.get(name, -1) < place]
        here = {name: made[name] for name in sorted(made, key=made.__getitem__) if name in states}
        named = tuple((name, states[name]) for name in mistake.exercises if name in here)
        shown = named if len(named) <= MOST_NAMED else named[: MOST_NAMED - 2]
        found.append(
            Mistake(
                message=mistake.message,
                count=mistake.count,
                last=words.short_day(day_of(attempts[max(made.values())])),
                exercises=shown,
                unnamed=len(named) - len(shown),
                cure=_cure([*here], open_, offered),
            )
        )
    return tuple(sorted(found, key=lambda each: not (each.cure and each.cure.open)))


def _cure(made: Sequence[str], still: Sequence[str], offered: Agenda) -> Cure | None:
    """One where the mistake was made and no pass came after it; else the one that comes back first,
    for there it shows whether it is gone. `made` ends with where it was made last.
    """
    for name in reversed(made):
        if name in still:
            return Cure(name, "not passed since", open=True)
    for exercise in offered.due:
        if exercise.id in made:
            return Cure(exercise.id, "passed since, and due now: from a blank file")
    for review in offered.later:
        if review.exercise in made:
            when = words.short_day(day_at(review.due))
            return Cure(review.exercise, f"passed since; comes back on {when}")
    return Cure(made[-1], "passed since") if made else None


def _makes(attempt: Attempt, diagnosis: str) -> bool:
    return any(said.id == diagnosis and said.kind != "run" for said in attempt.verdict.diagnoses)
