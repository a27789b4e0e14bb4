"""The paths of a learner's own descents, for exercises whose judge says what they descend.

Nothing of the learner's is run. A failure's verdict may carry the path that came back. Of a pass it
need not: each row of a path that passes was measured to be the row before it less a step, so that
the reference's path is the learner's own, up to rounding.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lossdrill.errors import PackError
from lossdrill.judging.expected import Array
from lossdrill.judging.minimiser import MinimiserJudge
from lossdrill.judging.variant import Variant
from lossdrill.model import Attempt, Counterexample, Plain
from lossdrill.report import words

FEWEST_ROWS = 10
"""Of a path that is worth a picture."""
LARGEST = 1e6
MOST_NUMBERS = 1000
"""In one argument or path of a verdict; graders write down fewer."""
MOST_SHOWN = 12
AXES = 2


@dataclass(frozen=True, eq=False)
class Descent:
    """A path of two weights over the loss that it descends."""

    exercise: str
    passed: bool
    day: str
    path: Array
    """Shape (stops, 2)."""
    call: str
    """How it was called: `fit(..., lr = 0.25)`; long arrays by their shape."""
    arguments: tuple[object, ...]
    judge: MinimiserJudge

    def loss(self, weights: Array) -> Array:
        """Shape (..., 2) -> (...)."""
        assert self.judge.descends is not None  # noqa: S101 - else there is no Descent
        points = weights.reshape(-1, AXES)
        with np.errstate(all="ignore"):
            values = [float(self.judge.descends(point, *self.arguments)) for point in points]
        return np.array(values).reshape(weights.shape[:-1])


def descent_of(
    exercise: str, judge: MinimiserJudge, attempts: Sequence[Attempt], days: Sequence[str]
) -> Descent | None:
    """Of the last attempt that passed, else of the last whose verdict carries a path.

    `attempts` are those at this exercise, `days` what the page calls their days.
    """
    if judge.descends is None:
        return None
    dated = [*zip(attempts, days, strict=True)]
    for attempt, day in reversed(dated):
        if attempt.verdict.passed:
            return _of_pass(exercise, judge, attempt.verdict.variant, day)
    for attempt, day in reversed(dated):
        case = attempt.verdict.counterexample
        found = _of_failure(exercise, judge, case, day) if case is not None else None
        if found is not None:
            return found
    return None


def _of_pass(exercise: str, judge: MinimiserJudge, variant: int, day: str) -> Descent | None:
    for point in judge.prepared(Variant(exercise, variant)):
        path = np.asarray(judge.reference(*point.arguments), float)
        if len(path) >= FEWEST_ROWS and _drawable(path):
            return _descent(exercise, judge, path, point.arguments, day, passed=True)
    return None


def _of_failure(
    exercise: str, judge: MinimiserJudge, case: Counterexample, day: str
) -> Descent | None:
    """A verdict may come from anywhere: what is no path over these arguments is left out."""
    path = _numbers(case.yours)
    arguments = tuple(_argument(case.inputs.get(name)) for name in judge.argument_names)
    if path is None or not _drawable(path) or any(each is None for each in arguments):
        return None
    found = _descent(exercise, judge, path, arguments, day, passed=False)
    try:
        usable = bool(np.isfinite(found.loss(path)).all())
    except (TypeError, ValueError, IndexError, PackError):
        return None
    return found if usable else None


def _descent(
    exercise: str,
    judge: MinimiserJudge,
    path: Array,
    arguments: Sequence[object],
    day: str,
    *,
    passed: bool,
) -> Descent:
    named = zip(judge.argument_names, arguments, strict=True)
    given = ", ".join(f"{name} = {_told(value)}" for name, value in named)
    call = f"{judge.name}({given})"
    return Descent(exercise, passed, day, path, call, tuple(arguments), judge)


def _drawable(path: Array) -> bool:
    """At least two stops of two weights, not so far away that nothing else can be seen."""
    if path.ndim != AXES or path.shape[1] != AXES or len(path) < AXES:
        return False
    return bool(np.all(np.abs(path) < LARGEST)) and bool(np.any(np.ptp(path, axis=0) > 0))


def _argument(value: Plain) -> object:
    if isinstance(value, list):
        return _numbers(value)
    return value if isinstance(value, int | float) else None


def _numbers(value: Plain) -> Array | None:
    try:
        found = np.array(value, dtype=float)
    except (TypeError, ValueError, RecursionError):
        return None
    return found if found.size <= MOST_NUMBERS else None


def _told(value: object) -> str:
    if not isinstance(value, np.ndarray):
        return f"{value:g}" if isinstance(value, int | float) else str(value)
    if value.size > MOST_SHOWN:
        return f"an array of shape {value.shape}"
    return words.value(value.tolist())
