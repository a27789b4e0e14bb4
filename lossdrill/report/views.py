"""What the learner report says, as values. Pure: no drawing, no HTML, no files, no clock."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lossdrill.model import Attempt, Counterexample, Curve, Exercise, Reading, Verdict
from lossdrill.practice import progress
from lossdrill.practice.history import History
from lossdrill.report import words
from lossdrill.report.periods import Period, day_of, periods_of, succeeded


@dataclass(frozen=True)
class ExerciseRow:
    """One exercise and what it took."""

    id: str
    title: str
    state: words.State
    first: str
    """How the first attempt ended, in words; empty before it."""
    tries: int
    """Up to the first pass, or so far."""
    hints: int
    solution_seen: bool


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
    curve: Curve | None
    """The last failing function in this topic that could be drawn."""
    curve_of: str
    """The exercise it answered."""
    typed: tuple[TypedFormulas, ...]

    @property
    def begun(self) -> bool:
        return self.tried > 0


@dataclass(frozen=True)
class Action:
    """Something to do now."""

    verb: str
    title: str
    why: str
    commands: tuple[str, ...]


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
class Mistake:
    """A diagnosis that came back."""

    message: str
    count: int
    exercises: tuple[tuple[str, words.State], ...]


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
    failure: Failure | None
    mistakes: tuple[Mistake, ...]
    topics: tuple[TopicView, ...]
    states: tuple[words.State, ...]
    """Those that occur, for the key."""
    periods: tuple[Period, ...]
    period_kind: str


def learner_view(
    exercises: Sequence[Exercise], history: History, titles: Mapping[str, str]
) -> LearnerView:
    """Everything that the page shows. `titles` names the topics; `exercises` are in track order."""
    passed = progress.passed_ids(history.attempts)
    rows = {exercise.id: _row(exercise, history) for exercise in exercises}
    counted = [attempt for attempt in history.attempts if attempt.verdict.counts]
    here = [attempt for attempt in counted if attempt.exercise in rows]
    topics = tuple(
        _topic(step.topic, titles, exercises, rows, here)
        for step in progress.topic_progress(exercises, passed)
    )
    kind, periods = periods_of(counted)
    return LearnerView(
        passed=sum(topic.passed for topic in topics),
        total=len(exercises),
        tried=sum(topic.tried for topic in topics),
        right_first=sum(topic.right_first for topic in topics),
        attempts=len(counted),
        elsewhere=len(counted) - len(here),
        first_day=words.day(day_of(counted[0])) if counted else "",
        last_day=words.day(day_of(counted[-1])) if counted else "",
        actions=_actions(exercises, history, rows, passed, here),
        failure=_last_failure(rows, here),
        mistakes=_mistakes(counted, rows),
        topics=topics,
        states=tuple(s for s in words.STATES if any(row.state is s for row in rows.values())),
        periods=periods,
        period_kind=kind,
    )


def _row(exercise: Exercise, history: History) -> ExerciseRow:
    attempts = [attempt for attempt in history.attempts_at(exercise.id) if attempt.verdict.counts]
    took = progress.effort(history, exercise.id)
    return ExerciseRow(
        id=exercise.id,
        title=exercise.title,
        state=_state(attempts),
        first=words.outcome(attempts[0].verdict) if attempts else "",
        tries=took.tries if attempts else 0,
        hints=took.hints,
        solution_seen=history.solution_seen(exercise.id),
    )


def _state(attempts: Sequence[Attempt]) -> words.State:
    if not attempts:
        return words.NEW
    if not any(succeeded(attempt) for attempt in attempts):
        return words.OPEN
    if all(attempt.verdict.status == "unscored" for attempt in attempts):
        return words.HANDED_IN
    return words.FIRST if succeeded(attempts[0]) else words.LATER


def _topic(
    topic: str,
    titles: Mapping[str, str],
    exercises: Sequence[Exercise],
    rows: Mapping[str, ExerciseRow],
    attempts: Sequence[Attempt],
) -> TopicView:
    own = tuple(rows[exercise.id] for exercise in exercises if exercise.topic == topic)
    by_exercise = {row.id: [a for a in attempts if a.exercise == row.id] for row in own}
    latest = {name: tried[-1].verdict for name, tried in by_exercise.items() if tried}
    drawn = [
        attempt
        for attempt in attempts
        if attempt.exercise in by_exercise and attempt.verdict.curve and not succeeded(attempt)
    ]
    return TopicView(
        id=topic,
        title=titles[topic],
        rows=own,
        passed=sum(row.state.done for row in own),
        tried=sum(row.state is not words.NEW for row in own),
        right_first=sum(row.state is words.FIRST for row in own),
        curve=drawn[-1].verdict.curve if drawn else None,
        curve_of=drawn[-1].exercise if drawn else "",
        typed=tuple(
            TypedFormulas(name, words.outcome(verdict), verdict.read_as)
            for name, verdict in latest.items()
            if verdict.read_as
        ),
    )


def _actions(
    exercises: Sequence[Exercise],
    history: History,
    rows: Mapping[str, ExerciseRow],
    passed: frozenset[str],
    attempts: Sequence[Attempt],
) -> tuple[Action, ...]:
    """At most three: finish what is open, begin what is next, repeat what was hard won."""
    latest = dict.fromkeys(attempt.exercise for attempt in reversed(attempts))
    unfinished = [
        _finish(rows[name], history.attempts_at(name)[-1].verdict)
        for name in latest
        if name not in passed
    ]
    untried = [exercise for exercise in exercises if exercise.id not in latest]
    following = progress.next_exercise(untried, passed)
    begin = [_begin(following)] if following else []
    hard_won = max(
        (row for row in rows.values() if row.state is words.LATER),
        key=lambda row: (row.solution_seen, row.tries + row.hints),
        default=None,
    )
    repeat = [_repeat(hard_won)] if hard_won else []
    return tuple([*unfinished[:1], *begin, *unfinished[1:], *repeat][:3])


def _finish(row: ExerciseRow, last: Verdict) -> Action:
    why = last.diagnoses[0].message if last.diagnoses else words.outcome(last).capitalize() + "."
    return Action(
        "Finish", row.title, why, (f"lossdrill next {row.id}", f"lossdrill hint {row.id}")
    )


def _begin(exercise: Exercise) -> Action:
    return Action("Begin", exercise.title, exercise.task, (f"lossdrill next {exercise.id}",))


def _repeat(row: ExerciseRow) -> Action:
    took = words.count(row.tries, "try", "tries")
    if row.hints:
        took += f" and {words.count(row.hints, 'hint')}"
    why = f"It took {took}. Read the solution, then write it again: that shows what stayed."
    # Once the solution was opened, the next handout is another variant in a new file.
    return Action(
        "Repeat", row.title, why, (f"lossdrill solution {row.id}", f"lossdrill next {row.id}")
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
        curve=verdict.curve,
        source=attempt.source,
    )


def counterexample_rows(case: Counterexample, whose: str = "yours") -> tuple[tuple[str, str], ...]:
    """What it is, and the value, as text: inputs, what came out, what should have."""
    return (
        *((name, words.value(value)) for name, value in case.inputs.items()),
        (whose, words.value(case.yours)),
        ("expected", words.value(case.expected)),
    )


def _mistakes(attempts: Sequence[Attempt], rows: Mapping[str, ExerciseRow]) -> tuple[Mistake, ...]:
    return tuple(
        Mistake(
            message=mistake.message,
            count=mistake.count,
            exercises=tuple((name, rows[name].state) for name in mistake.exercises if name in rows),
        )
        for mistake in progress.recurring_mistakes(attempts)
    )
