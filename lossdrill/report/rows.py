"""Each exercise and what it took, round by round; values apart from gradients. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lossdrill.model import Attempt, Exercise
from lossdrill.practice import progress
from lossdrill.practice.agenda import Agenda
from lossdrill.practice.history import History
from lossdrill.practice.rounds import Round
from lossdrill.report import words
from lossdrill.report.periods import day_at, succeeded

VALUES, GRADIENTS, REASONS = "Values", "Gradients", "Reasons"
GROUPS = (VALUES, GRADIENTS, REASONS)
"""What is computed, how it changes, and what follows from both."""

_OF_GRADIENTS = ("gradient", "differential", "hessian", "derive")
MOST_ROUNDS, LAST_ROUNDS = 5, 2


@dataclass(frozen=True)
class ExerciseRow:
    """One exercise and what it took."""

    id: str
    title: str
    group: str
    state: words.State
    first: str
    """How the first attempt ended, in words; empty before it."""
    tries: int
    """Up to the first pass, or so far."""
    hints: int
    solution_seen: bool
    rounds: tuple[Round, ...]
    """Each time round, in order."""
    due: str
    """`now`, or the day on which it comes back; empty where it does not."""

    @property
    def hinted(self) -> bool:
        return self.hints > 0 or any(each.hints for each in self.rounds)

    @property
    def tries_told(self) -> str:
        """Of each time round, `3, 1, 1`."""
        return _told([each.tries for each in self.rounds], self.tries)

    @property
    def hints_told(self) -> str:
        return _told([each.hints for each in self.rounds], self.hints)


def rows_of(
    exercises: Sequence[Exercise],
    history: History,
    rounds: Mapping[str, Sequence[Round]],
    offered: Agenda,
) -> dict[str, ExerciseRow]:
    """By exercise, in the order of the track."""
    due = {each.exercise: words.short_day(day_at(each.due)) for each in offered.later}
    due |= {each.id: "now" for each in offered.due}
    attempts: dict[str, list[Attempt]] = {}
    for attempt in history.attempts:
        if attempt.verdict.counts:
            attempts.setdefault(attempt.exercise, []).append(attempt)
    found = {}
    for exercise in exercises:
        own = attempts.get(exercise.id, [])
        took = progress.effort(history, exercise.id)
        found[exercise.id] = ExerciseRow(
            id=exercise.id,
            title=exercise.title,
            group=group_of(exercise),
            state=_state(own),
            first=words.outcome(own[0].verdict) if own else "",
            tries=took.tries if own else 0,
            hints=took.hints,
            solution_seen=history.solution_seen(exercise.id),
            rounds=tuple(rounds.get(exercise.id, ())),
            due=due.get(exercise.id, ""),
        )
    return found


def group_of(exercise: Exercise) -> str:
    """By its name where that says so, else by its kind."""
    if any(word in exercise.id for word in _OF_GRADIENTS):
        return GRADIENTS
    return VALUES if exercise.kind in {"implement", "debug"} else REASONS


def _state(attempts: Sequence[Attempt]) -> words.State:
    if not attempts:
        return words.NEW
    if not any(succeeded(attempt) for attempt in attempts):
        return words.OPEN
    if all(attempt.verdict.status == "unscored" for attempt in attempts):
        return words.HANDED_IN
    return words.FIRST if succeeded(attempts[0]) else words.LATER


def _told(numbers: Sequence[int], first: int) -> str:
    """Round by round; of many rounds the first and the last ones."""
    if len(numbers) < 2:
        return str(first)
    shown = [str(number) for number in numbers]
    if len(shown) > MOST_ROUNDS:
        shown = [shown[0], "…", *shown[-LAST_ROUNDS:]]
    return ", ".join(shown)
