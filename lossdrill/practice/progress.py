"""What a history means: what is passed, what comes next, which mistakes come back. All pure."""

from collections.abc import Iterable, Sequence

import msgspec

from lossdrill.model import Attempt, Exercise
from lossdrill.practice.history import History
from lossdrill.practice.rounds import rounds

WINDOW = 10
"""First tries over which mastery is averaged."""


class TopicProgress(msgspec.Struct, frozen=True):
    topic: str
    passed: int
    total: int


class FirstTry(msgspec.Struct, frozen=True, kw_only=True):
    """How the first try of a round ended."""

    exercise: str
    at: str
    right: bool


class Mastery(msgspec.Struct, frozen=True, kw_only=True):
    """How sure somebody is of a topic, and what that is read from."""

    topic: str
    tries: tuple[FirstTry, ...]
    """The first tries of all rounds, in the order of time."""

    @property
    def latest(self) -> tuple[FirstTry, ...]:
        """Those over which is averaged."""
        return self.tries[-WINDOW:]

    @property
    def share(self) -> float | None:
        """Of the latest first tries, how many were right; None before there are any."""
        latest = self.latest
        return sum(each.right for each in latest) / len(latest) if latest else None


class Effort(msgspec.Struct, frozen=True, kw_only=True):
    """What one exercise took: up to its first pass, or so far."""

    passed: bool
    tries: int
    hints: int


class RecurringMistake(msgspec.Struct, frozen=True, kw_only=True):
    """A diagnosis that was made more than once."""

    id: str
    message: str
    """As it was last said."""
    count: int
    """In how many attempts."""
    exercises: tuple[str, ...]


def passed_ids(attempts: Iterable[Attempt]) -> frozenset[str]:
    """The exercises passed, or handed in where nothing is scored."""
    return frozenset(attempt.exercise for attempt in attempts if attempt.verdict.done)


def still_required(exercise: Exercise, passed: frozenset[str]) -> tuple[str, ...]:
    """The prerequisites not passed yet; empty when the exercise is open."""
    return tuple(required for required in exercise.requires if required not in passed)


def topic_progress(
    exercises: Sequence[Exercise], passed: frozenset[str]
) -> tuple[TopicProgress, ...]:
    """How far each topic is, in the order in which topics first appear."""
    by_topic: dict[str, list[Exercise]] = {}
    for exercise in exercises:
        by_topic.setdefault(exercise.topic, []).append(exercise)
    return tuple(
        TopicProgress(topic, sum(exercise.id in passed for exercise in members), len(members))
        for topic, members in by_topic.items()
    )


def mastery(exercises: Sequence[Exercise], history: History) -> tuple[Mastery, ...]:
    """By topic, in the order in which topics first appear; those without a try too."""
    by_topic: dict[str, list[FirstTry]] = {exercise.topic: [] for exercise in exercises}
    begun = rounds(history)
    for exercise in exercises:
        by_topic[exercise.topic] += [
            FirstTry(exercise=exercise.id, at=each.first, right=each.at_first_try)
            for each in begun.get(exercise.id, ())
        ]
    return tuple(
        Mastery(topic=topic, tries=tuple(sorted(tries, key=lambda each: each.at)))
        for topic, tries in by_topic.items()
    )


def effort(history: History, exercise_id: str) -> Effort:
    """Tries and hints up to the first pass. A formula that did not parse is not a try."""
    tries = 0
    for attempt in history.attempts_at(exercise_id):
        tries += attempt.verdict.counts
        if attempt.verdict.done:
            return Effort(passed=True, tries=tries, hints=attempt.hints)
    return Effort(passed=False, tries=tries, hints=len(history.hint_steps(exercise_id)))


def recurring_mistakes(attempts: Iterable[Attempt]) -> tuple[RecurringMistake, ...]:
    """The diagnoses made in at least two attempts, the most frequent first.

    What kept a file from running at all (a misspelt name, a time-out) is no mistake about losses.
    """
    seen: dict[str, list[tuple[str, str]]] = {}
    for attempt in attempts:
        said = {d.id: d.message for d in attempt.verdict.diagnoses if d.kind != "run"}
        for diagnosis_id, message in said.items():
            seen.setdefault(diagnosis_id, []).append((attempt.exercise, message))
    mistakes = [
        RecurringMistake(
            id=diagnosis_id,
            message=occurrences[-1][1],
            count=len(occurrences),
            exercises=tuple(dict.fromkeys(exercise for exercise, _ in occurrences)),
        )
        for diagnosis_id, occurrences in seen.items()
        if len(occurrences) > 1
    ]
    return tuple(sorted(mistakes, key=lambda mistake: (-mistake.count, mistake.id)))
