"""The values that a learner's history is made of; `practice.store` keeps them. No files, no clock.

Every `at` is UTC in ISO 8601, as in `Attempt`. Every tuple stands in the order of time, and within
a second in that of recording: what happened on two machines is one history on each of them.
"""

import msgspec

from lossdrill.model import Attempt

IN_TERMINAL = ""
"""The path of what was put in a quiz."""


class Handout(msgspec.Struct, frozen=True, kw_only=True):
    """A stub that was written for the learner, or put to them in a quiz."""

    exercise: str
    variant: int
    path: str
    """The file, absolute; `IN_TERMINAL` where there is none."""
    at: str


class HintSeen(msgspec.Struct, frozen=True, kw_only=True):
    """One step of the four: 1 the concept, 2 about the failure, 3 the identity, 4 the skeleton."""

    exercise: str
    step: int
    at: str


class SolutionOpened(msgspec.Struct, frozen=True, kw_only=True):
    """The solution was shown, which gives away the variant at hand."""

    exercise: str
    variant: int
    gave_up: bool
    """Whether it was opened before a pass."""
    at: str


class History(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that was recorded for one learner; empty before the first record."""

    who: str = ""
    """A random id that the store draws once: the learner's variants follow from it."""
    attempts: tuple[Attempt, ...] = ()
    handouts: tuple[Handout, ...] = ()
    hints: tuple[HintSeen, ...] = ()
    solutions: tuple[SolutionOpened, ...] = ()

    def attempts_at(self, exercise_id: str) -> tuple[Attempt, ...]:
        """The attempts at one exercise, oldest first."""
        return tuple(attempt for attempt in self.attempts if attempt.exercise == exercise_id)

    def hint_steps(self, exercise_id: str) -> frozenset[int]:
        """The steps of one exercise's hints that were seen since its variant was handed out."""
        began = ""
        variant = None
        for handout in self.handouts:
            if handout.exercise == exercise_id and handout.variant != variant:
                began, variant = handout.at, handout.variant
        return frozenset(
            hint.step for hint in self.hints if hint.exercise == exercise_id and hint.at >= began
        )

    def solution_seen(self, exercise_id: str) -> bool:
        return any(opened.exercise == exercise_id for opened in self.solutions)
