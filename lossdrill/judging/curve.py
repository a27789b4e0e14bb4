"""The line on which a failing function is drawn against the right one."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from msgspec import Struct

from lossdrill.judging.cases import as_floats
from lossdrill.judging.derived import DerivedLoss
from lossdrill.judging.points.simple_numbers import Numbers
from lossdrill.model import Curve
from lossdrill.sandbox.wire import Answer

BESIDE = 1e-6
"""How far from a kink what is beside it is looked at: less than a picture shows."""


class Along(Struct, frozen=True, eq=False):
    """One input runs through `grid`; `arguments(x)` are those of one sample at x.

    `entry` picks the number that is drawn out of the result.
    """

    name: str
    title: str
    grid: tuple[float, ...]
    arguments: Callable[[float], tuple[Any, ...]]
    entry: tuple[int, ...] = ()
    kinks: tuple[float, ...] = ()


def grid(
    low: float, high: float, steps: int = 48, *, kinks: tuple[float, ...] = ()
) -> tuple[float, ...]:
    """Evenly spaced, ends included, rounded so that 0 is hit exactly; and each kink, with a place
    close by on either side, so that a jump is drawn upright.
    """
    even = {round(low + (high - low) * place / steps, 6) for place in range(steps + 1)}
    at_kinks = {kink + side for kink in kinks if low < kink < high for side in (-BESIDE, 0, BESIDE)}
    return tuple(sorted(even | at_kinks))


class Line(Struct, frozen=True, eq=False, dict=True):
    """The right function along one input, which is the same for every learner and variant."""

    along: Along
    right_at: Callable[[tuple[Any, ...]], Any]
    """Of arguments, the right result."""

    @cached_property
    def arguments(self) -> tuple[tuple[Any, ...], ...]:
        return tuple(self.along.arguments(x) for x in self.along.grid)

    @cached_property
    def right(self) -> tuple[float | None, ...]:
        found = (np.asarray(self.right_at(given), float) for given in self.arguments)
        return tuple(_number(value, self.along.entry) for value in found)


def draw_curve(line: Line, answers: Sequence[Answer]) -> Curve:
    along = line.along
    return Curve(
        title=along.title,
        along=along.name,
        x=along.grid,
        yours=tuple(_number(as_floats(answer), along.entry) for answer in answers),
        expected=line.right,
        kinks=along.kinks,
    )


def _number(array: Any, entry: tuple[int, ...]) -> float | None:
    """The entry, or None where it does not exist or is not finite."""
    if array is None:
        return None
    if array.ndim != len(entry):
        if array.size != 1:
            return None
        number = float(array.reshape(()))
    else:
        try:
            number = float(array[entry])
        except IndexError:
            return None
    return number if np.isfinite(number) else None


def along_prediction(title: str, *, kinks: tuple[float, ...] = ()) -> Along:
    """X = [[1]], y = 0 and beta runs; for gradients through the linear model."""

    def arguments(x: float) -> tuple[Any, ...]:
        return np.ones((1, 1)), np.zeros(1), np.array([x])

    return Along("residual", title, grid(-3, 3, kinks=kinks), arguments, (0,), kinks)


def along_probability(title: str) -> Along:
    """y = 1 and p runs through (0, 1); for functions of (y, p)."""

    def arguments(x: float) -> tuple[Any, ...]:
        return np.ones(1), np.array([x])

    return Along("probability", title, grid(0.01, 0.99, 49), arguments)


def along_logit(
    title: str, *, linear: bool = True, label: bool = True, entry: tuple[int, ...] = (0,)
) -> Along:
    """X = [[1]], y = 1 and the logit runs; for gradients through the sigmoid. Without `linear` for
    functions of (y, z), and without `label` of (z,).
    """
    head = (*([np.ones((1, 1))] if linear else []), *([np.ones(1)] if label else []))

    def arguments(x: float) -> tuple[Any, ...]:
        return (*head, np.array([x]))

    return Along("logit", title, grid(-6, 6), arguments, entry)


def along_score(title: str) -> Along:
    """X = [[1]], y = 1 and w runs, which is the score; for gradients through the linear model."""

    def arguments(x: float) -> tuple[Any, ...]:
        return np.ones((1, 1)), np.ones(1), np.array([x])

    kinks = (1.0,)
    return Along("score", title, grid(-3, 3, kinks=kinks), arguments, (0,), kinks)


def along_logit_gap(title: str, *, labels: bool = True, entry: tuple[int, ...] = ()) -> Along:
    """Two classes, the first one right, and its logit runs; (Y, Z), or (z,) without labels."""

    def arguments(x: float) -> tuple[Any, ...]:
        head = (np.array([[1.0, 0.0]]),) if labels else ()
        return (*head, np.array([[x, 0.0]]))

    return Along("logit", title, grid(-6, 6), arguments, entry)


def along_share(title: str, *, model: float = 0.25) -> Along:
    """Two classes, of which the first has the share x, and the model says that it has the share
    `model`; for functions of two distributions (p, q).
    """

    def arguments(x: float) -> tuple[Any, ...]:
        return np.array([x, 1 - x]), np.array([model, 1 - model])

    return Along("share", title, grid(0.0, 1.0, 50), arguments)


def along_class_score(title: str) -> Along:
    """Three classes, the first one right, and its score runs; for functions of (y, S)."""

    def arguments(x: float) -> tuple[Any, ...]:
        return np.array([0]), np.array([[x, 0.0, 0.0]])

    kinks = (1.0,)
    return Along("score of the label", title, grid(-3, 3, kinks=kinks), arguments, (), kinks)


def along_loss(loss: DerivedLoss, title: str) -> Along:
    """One sample with a simple target, and its prediction runs past the kinks; the title goes on
    with the parameters. For the value of a loss and for its gradient alike.
    """
    numbers = Numbers(loss)
    target = numbers.targets(1)
    parameters = numbers.parameters(0)
    given = () if target is None else (target,)
    places = (kink.at(*given, *parameters) for kink in loss.kinks)
    kinks = tuple(sorted({float(np.ravel(place)[0]) for place in places}))

    def arguments(x: float) -> tuple[Any, ...]:
        return (*given, np.array([x]), *parameters)

    low, high = _RANGES.get(numbers.prediction, (-3.0, 3.0))
    if numbers.prediction == "real":
        low, high = (
            min([low, *(2 * kink for kink in kinks)]),
            max([high, *(2 * kink for kink in kinks)]),
        )
    name = "residual" if loss.translates else loss.prediction
    written = zip(loss.parameters, parameters, strict=True)
    title = ", ".join((title, *(f"{name} = {number:g}" for name, number in written)))
    return Along(name, title, grid(low, high, kinks=kinks), arguments, (), kinks)


_RANGES = {"positive": (0.125, 6.125), "non-negative": (0.0, 6.0), "probability": (0.01, 0.99)}
"""Of a prediction that is not any number."""
