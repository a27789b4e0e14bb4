"""What the learner report says, as values. Pure: no drawing, no HTML, no files, no clock."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lossdrill.model import Attempt, Counterexample, Curve, Exercise, Reading
from lossdrill.practice import progress
from lossdrill.practice.agenda import agenda
from lossdrill.practice.history import History
from lossdrill.practice.reviews import Review
from lossdrill.practice.rounds import rounds
from lossdrill.report import words
from lossdrill.report.actions import Action, next_actions
from lossdrill.report.coming import Coming, coming
from lossdrill.report.mistakes import MOST_SHOWN, Mistake, mistakes_of
from lossdrill.report.periods import Period, day_of, periods_of, succeeded
from lossdrill.report.rows import GROUPS, ExerciseRow, rows_of
from lossdrill.report.standing import Standing, standings_of


@dataclass(frozen=True)
class TypedFormulas:
    """What was typed at the last attempt at an exercise, as it was read."""

    exercise: str
    outcome: str
    formulas: tuple[Reading, ...]


@dataclass(frozen=True)
class TopicView:
    id: str
    title: str
    rows: tuple[ExerciseRow, ...]
    passed: int
    tried: int
    """Exercises with at least one attempt."""
    right_first: int
    standing: Standing
    """How sure the learner is of it, now and before."""
    curve: Curve | None
    """The last failing function in this topic that could be drawn."""
    curve_of: str
    """The exercise it answered."""
    typed: tuple[TypedFormulas, ...]

    @property
    def begun(self) -> bool:
        return self.tried > 0

    @property
    def groups(self) -> tuple[tuple[str, tuple[ExerciseRow, ...]], ...]:
        """Values, gradients and reasons apart; only those that the topic has."""
        by_group = {
            group: tuple(row for row in self.rows if row.group == group) for group in GROUPS
        }
        return tuple((group, rows) for group, rows in by_group.items() if rows)


@dataclass(frozen=True)
class Failure:
    """The last answer that did not pass."""

    exercise: str
    title: str
    day: str
    outcome: str
    since: str
    """What became of it."""
    formulas: tuple[Reading, ...]
    """What was typed, as it was read; empty where nothing was."""
    checks: tuple[str, ...]
    """The properties that failed, with what was counted."""
    diagnoses: tuple[str, ...]
    case: tuple[tuple[str, str], ...]
    """The simplest counterexample: what it is, and the value."""
    curve: Curve | None
    source: str


@dataclass(frozen=True)
class LearnerView:
    passed: int
    total: int
    tried: int
    right_first: int
    attempts: int
    elsewhere: int
    """Attempts at exercises that this pack does not have."""
    first_day: str
    last_day: str
    actions: tuple[Action, ...]
    coming: Coming
    failure: Failure | None
    mistakes: tuple[Mistake, ...]
    recurring: int
    """How many there are, shown or not."""
    topics: tuple[TopicView, ...]
    states: tuple[words.State, ...]
    """Those that occur, for the key."""
    periods: tuple[Period, ...]
    period_kind: str


def learner_view(
    exercises: Sequence[Exercise],
    history: History,
    titles: Mapping[str, str],
    reviews: Iterable[Review],
    now: str,
    interview: date | None = None,
) -> LearnerView:
    """Everything that the page shows, as of `now` (UTC, ISO 8601).

    `titles` names the topics; `exercises` are in track order; `interview` caps the reviews.
    """
    passed = progress.passed_ids(history.attempts)
    begun = rounds(history)
    offered = agenda(exercises, history, reviews, now, interview=interview)
    rows = rows_of(exercises, history, begun, offered)
    counted = [attempt for attempt in history.attempts if attempt.verdict.counts]
    here = [attempt for attempt in counted if attempt.exercise in rows]
    standings = standings_of(progress.mastery(exercises, history))
    topics = tuple(
        _topic(step.topic, titles, exercises, rows, here, standings[step.topic])
        for step in progress.topic_progress(exercises, passed)
    )
    mistakes = mistakes_of(counted, {name: row.state for name, row in rows.items()}, offered)
    kind, periods = periods_of(counted, begun)
    return LearnerView(
        passed=sum(topic.passed for topic in topics),
        total=len(exercises),
        tried=sum(topic.tried for topic in topics),
        right_first=sum(topic.right_first for topic in topics),
        attempts=len(counted),
        elsewhere=len(counted) - len(here),
        first_day=words.day(day_of(counted[0])) if counted else "",
        last_day=words.day(day_of(counted[-1])) if counted else "",
        actions=next_actions(exercises, history, begun, offered),
        coming=coming(offered, now),
        failure=_last_failure(rows, here),
        mistakes=mistakes[:MOST_SHOWN],
        recurring=len(mistakes),
        topics=topics,
        states=tuple(s for s in words.STATES if any(row.state is s for row in rows.values())),
        periods=periods,
        period_kind=kind,
    )


def _topic(
    topic: str,
    titles: Mapping[str, str],
    exercises: Sequence[Exercise],
    rows: Mapping[str, ExerciseRow],
    attempts: Sequence[Attempt],
    standing: Standing,
) -> TopicView:
    own = tuple(rows[exercise.id] for exercise in exercises if exercise.topic == topic)
    by_exercise = {row.id: [a for a in attempts if a.exercise == row.id] for row in own}
    latest = {name: tried[-1].verdict for name, tried in by_exercise.items() if tried}
    drawn = [
        attempt
        for attempt in attempts
        if attempt.exercise in by_exercise and _drawn(attempt) and not succeeded(attempt)
    ]
    return TopicView(
        id=topic,
        title=titles[topic],
        rows=own,
        passed=sum(row.state.done for row in own),
        tried=sum(row.state is not words.NEW for row in own),
        right_first=sum(row.state is words.FIRST for row in own),
        standing=standing,
        curve=drawn[-1].verdict.curve if drawn else None,
        curve_of=drawn[-1].exercise if drawn else "",
        typed=tuple(
            TypedFormulas(name, words.outcome(verdict), verdict.read_as)
            for name, verdict in latest.items()
            if verdict.read_as
        ),
    )


def _last_failure(rows: Mapping[str, ExerciseRow], attempts: Sequence[Attempt]) -> Failure | None:
    index = next((i for i, a in reversed([*enumerate(attempts)]) if not succeeded(a)), None)
    if index is None:
        return None
    attempt = attempts[index]
    later = any(a.exercise == attempt.exercise for a in attempts[index + 1 :])
    verdict = attempt.verdict
    return Failure(
        exercise=attempt.exercise,
        title=rows[attempt.exercise].title,
        day=words.day(day_of(attempt)),
        outcome=words.outcome(verdict),
        since="passed since" if later else "",
        formulas=verdict.read_as,
        checks=tuple(
            f"{check.title}: {check.detail}" if check.detail else check.title
            for check in verdict.checks
            if not check.passed
        ),
        diagnoses=tuple(diagnosis.message for diagnosis in verdict.diagnoses),
        case=counterexample_rows(verdict.counterexample) if verdict.counterexample else (),
        curve=_drawn(attempt),
        source=attempt.source,
    )


def _drawn(attempt: Attempt) -> Curve | None:
    """Its curve, where the learner's function is a number somewhere: else there is only the right
    one to be seen.
    """
    curve = attempt.verdict.curve
    return curve if curve and any(value is not None for value in curve.yours) else None


def counterexample_rows(case: Counterexample, whose: str = "yours") -> tuple[tuple[str, str], ...]:
    """What it is, and the value, as text: inputs, what came out, what should have."""
    return (
        *((name, words.value(value)) for name, value in case.inputs.items()),
        (whose, words.value(case.yours)),
        ("expected", words.value(case.expected)),
    )
