"""Test points from the structure of a loss: its domains, its kinks and the branches between them,
and the places where plain formulas fail. Arguments are (target, prediction, *parameters).

Everything is read off the derived loss; an author writes `points=[points_of(loss)]`.
"""

import random
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np

from lossdrill.judging.derived import DerivedLoss
from lossdrill.judging.points.point import (
    Group,
    Point,
    Source,
    first_again,
    in_float32,
    laid_out,
    vector,
)
from lossdrill.judging.points.simple_numbers import DISCRETE, FAR, LABELS, TINY, Numbers

RTOL_AT_ENDS = 1e-5
"""Where a probability is within 1e-10 of 0 or 1: a guard of 1e-15 inside a logarithm is right."""
SMALL = 2.0**-11
"""Near 0 formulas may have a case of their own; here its loss is still far above rounding."""
SIZES = (2, 3, 7, 40)
"""How many samples are drawn."""


def points_of(loss: DerivedLoss) -> Source:
    """Points for functions of (target, prediction, *parameters), or of the prediction alone."""
    return _Points(loss).all


class _Points:
    def __init__(self, loss: DerivedLoss) -> None:
        self._loss = loss
        self._numbers = Numbers(loss)

    def all(self, draw: random.Random) -> list[Point]:
        """Without those where the loss or its slope is infinite."""
        plain = [*self._simple(), *self._in_memory(), *self._redrawn(draw), *self._nearly_equal()]
        points = [self._complete(point, turn) for turn, point in enumerate(plain)]
        points += [*self._branches(), *self._kinks(), *self._ends(), *self._where_it_fails()]
        return [point for point in points if self._is_finite(point)]

    def _point(
        self, targets: Any, predictions: Any, about: str, group: Group = "ordinary", **more: Any
    ) -> Point:
        given = (predictions,) if targets is None else (targets, predictions)
        return Point(given, about, group, **more)

    def _complete(self, point: Point, turn: int) -> Point:
        """The point with parameters."""
        parameters = self._numbers.parameters(turn)
        if any(array.dtype.kind == "i" for array in point.arguments):
            parameters = self._numbers.fractional_parameters()
        if point.group == "stability":  # nothing but the samples is to be rounded there
            parameters = self._numbers.exact_parameters()[0]
        if point.group == "float32":
            parameters = tuple(float(np.float32(number)) for number in parameters)
        group = "kink" if self._at_kink(*point.arguments, *parameters) else point.group
        return Point((*point.arguments, *parameters), point.about, group, point.rtol)

    def _is_finite(self, point: Point) -> bool:
        values = (self._loss.value(*point.arguments), self._loss.gradient(*point.arguments))
        return all(bool(np.all(np.isfinite(value))) for value in values)

    def _at_kink(self, *arguments: Any) -> bool:
        """Whether several slopes are right for one of the samples."""
        if self._loss.interval is None:
            return False
        low, high = self._loss.interval(*arguments)
        return bool(np.any(low < high))

    # What does not depend on where the kinks are.

    def _simple(self) -> Iterator[Point]:
        numbers = self._numbers
        for label in LABELS.get(numbers.target, (None,)):
            targets = numbers.targets(1) if label is None else vector(label)
            said = "" if label is None else f", label {label}"
            for place in range(4):
                yield self._point(
                    targets, numbers.predictions(targets, 1, place), f"one sample{said}"
                )
        for n, words in ((2, "two"), (3, "three")):
            targets = numbers.targets(n, 1)
            yield self._point(targets, numbers.predictions(targets, n, 2), f"{words} samples")
        for label in LABELS.get(numbers.target, ()):
            targets = np.full(3, float(label))
            yield self._point(targets, numbers.predictions(None, 3, 1), f"labels all {label}")
        if numbers.comparable:
            yield from self._compared()

    def _compared(self) -> Iterator[Point]:
        """Predictions on one side of their targets, or equal to them."""
        numbers = self._numbers
        targets = numbers.targets(4, 1)
        targets = targets[targets != 0] if numbers.prediction != "real" else targets
        for side, places in (("low", (1, 3, 5, 1)), ("high", (0, 2, 4, 6))):
            each = zip(targets.tolist(), places, strict=False)
            predictions = np.array([numbers.near(target, place) for target, place in each])
            if np.all(predictions < targets) or np.all(predictions > targets):
                yield self._point(targets, predictions, f"all predictions too {side}")
        if numbers.prediction == "real":
            low = vector(2, -2) if numbers.target == "real" else vector(3, 1)
            high = np.full(2, np.mean(low))
            yield self._point(low, high, "residuals that cancel in a sum")
        yield self._point(targets, targets.copy(), "a perfect fit")
        one = targets.copy()
        one[1:] = [numbers.near(target, place) for place, target in enumerate(targets[1:].tolist())]
        yield self._point(targets, one, "one sample that fits exactly")

    def _in_memory(self) -> Iterator[Point]:
        numbers = self._numbers
        targets = numbers.targets(5, 1)
        plain = self._point(targets, numbers.predictions(targets, 5, 3), "five samples")
        yield plain
        yield laid_out(plain, "reversed", "reversed views")
        yield laid_out(plain, "strided", "every second entry of a larger array")
        yield in_float32(plain)
        predictions = np.round(plain.arguments[-1])
        if numbers.prediction != "real":
            predictions = np.maximum(predictions, 1)
        whole = None if targets is None else np.sign(targets) * np.ceil(np.abs(targets))
        if whole is not None and numbers.target not in {"positive", "probability"}:
            yield self._point(whole.astype(int), plain.arguments[1], "integer targets")
        if numbers.prediction != "probability" and numbers.target != "probability":
            yield self._point(
                None if whole is None else whole.astype(int),
                predictions.astype(int),
                "integer inputs",
            )

    def _redrawn(self, draw: random.Random) -> Iterator[Point]:
        for place, n in enumerate(SIZES):
            targets, predictions = self._numbers.drawn(draw, n)
            if self._numbers.target in DISCRETE and place % 2 == 0:
                targets = targets.astype(int)
            yield first_again(self._point(targets, predictions, f"{n} random samples"))

    def _nearly_equal(self) -> Iterator[Point]:
        """Tiny differences, a large offset, an outlier."""
        numbers = self._numbers
        if self._loss.translates:
            small = vector(SMALL, -SMALL)
            yield self._point(vector(0, 0), small, f"residuals of {SMALL:.0e}", "stability")
            for size in TINY:
                about = f"residuals of {size:.0e}"
                yield self._point(vector(0, 0), vector(size, -size), about, "stability")
            y, y_hat = FAR + vector(0, 2, -1), FAR + vector(1.5, 1, -1.25)
            yield self._point(y, y_hat, f"targets near {FAR:.0e}", "stability")
            far: Group = "stability" if self._loss.places else "ordinary"
            yield self._point(vector(1, 2), vector(3, 1002), "one residual of 1000", far)
        elif numbers.comparable and numbers.prediction == "positive":
            targets = vector(1, 2)
            near = targets * (1 + TINY[0] * vector(1, -1))
            yield self._point(targets, near, "predictions that are nearly right", "stability")

    # What depends on the kinks.

    def _cuts(self, target: float | None, parameters: tuple[float, ...]) -> list[float]:
        """Where the branches meet, along the prediction."""
        given = (*(() if target is None else (target,)), *parameters)
        return sorted({float(kink.at(*given)) for kink in self._loss.kinks})

    def _branches(self) -> Iterator[Point]:
        """One sample on each branch, several on one, and one on each."""
        if not self._loss.kinks:
            return
        for parameters in self._numbers.exact_parameters():
            for target in self._few_targets():
                cuts = self._cuts(target, parameters)
                across = []
                for low, high in pairwise((None, *cuts, None)):
                    inside = self._between(low, high)
                    if not inside:
                        continue
                    across.append(inside[0])
                    about = self._branch(target, low, high)
                    if parameters == self._numbers.exact_parameters()[0]:
                        for number in inside[:2]:
                            yield self._sample([number], target, parameters, f"one sample, {about}")
                    yield self._sample(inside, target, parameters, f"all samples {about}")
                yield self._sample(across, target, parameters, "one sample on each branch")

    def _few_targets(self) -> list[float | None]:
        if not self._numbers.target:
            return [None]
        labels = LABELS.get(self._numbers.target)
        return [float(label) for label in labels] if labels else [*self._numbers.targets(1)]

    def _between(self, low: float | None, high: float | None) -> list[float]:
        """Three round numbers inside a branch, from its middle or away from its end."""
        if low is not None and high is not None:
            width = high - low
            found = [low + width * share for share in (0.5, 0.25, 0.875)]
        elif high is not None:
            found = [high - step for step in (2, 0.5, 5)]
        else:
            found = [(low or 0) + step for step in (2, 0.5, 5)]
        domain = self._numbers.prediction
        if domain == "probability":
            ends = (0 if low is None else low, 1 if high is None else high)
            found = [ends[0] + (ends[1] - ends[0]) * share for share in (0.5, 0.25, 0.875)]
        elif domain in {"positive", "non-negative"} and low is None and high is not None:
            found = [high * share for share in (0.5, 0.25, 0.875)]
        return found

    def _branch(self, target: float | None, low: float | None, high: float | None) -> str:
        """Where it is, in words."""
        name, start = f"with {self._loss.prediction}", 0.0
        if self._loss.translates:
            name, start = "with a residual", target or 0.0
        if low is None and high is None:
            return ""
        if high is None:
            return f"{name} above {(low or 0) - start:g}"
        if low is None:
            return f"{name} below {high - start:g}"
        return f"{name} between {low - start:g} and {high - start:g}"

    def _sample(
        self,
        predictions: list[float],
        target: float | None,
        parameters: tuple[float, ...],
        about: str,
        group: Group = "ordinary",
    ) -> Point:
        targets = None if target is None else np.full(len(predictions), float(target))
        plain = self._point(targets, np.array(predictions, float), about, group)
        return Point((*plain.arguments, *parameters), about, group)

    def _kinks(self) -> Iterator[Point]:
        """Exactly at each kink, and one float beside it, next to a sample that is far from it."""
        for parameters in self._numbers.exact_parameters():
            for target in self._few_targets():
                cuts = self._cuts(target, parameters)
                if not cuts:
                    continue
                far = self._between(cuts[-1], None)[0]
                for place in cuts:
                    yield self._sample([place], target, parameters, "exactly at a kink", "kink")
                beside = [
                    number
                    for place in cuts
                    for number in (place, _beside(place, -np.inf), _beside(place, np.inf))
                ]
                about = "exactly at each kink, and next to it"
                yield self._sample([far, *beside], target, parameters, about, "kink")

    # Where floats end.

    def _ends(self) -> Iterator[Point]:
        """Near the ends of the domain of the prediction, and at an end of that of the target."""
        numbers, parameters = self._numbers, self._numbers.parameters(0)
        targets = [*LABELS.get(numbers.target, ())] or self._few_targets()
        if numbers.target in {"whole", "non-negative"}:
            name = self._loss.target
            yield self._sample([2.0], 0.0, parameters, f"{name} = 0", "stability")
            zeros = (np.array([0, 3, 0]), vector(0.5, 2, 4), *parameters)
            yield Point(zeros, f"{name} = 0 for two of three samples", "stability")
        for target in targets:
            if numbers.prediction == "positive":
                for size in (TINY[0], 1e3):
                    about = f"{self._loss.prediction} = {size:.0e}"
                    yield self._sample([size, 1.0], target, parameters, about, "stability")
            if numbers.prediction == "probability":
                for share in (1e-10, 1 - 1e-10):
                    point = self._sample([share], target, parameters, "", "stability")
                    about = f"{self._loss.prediction} within 1e-10 of {round(share)}"
                    yield Point(point.arguments, about, "stability", RTOL_AT_ENDS)
                for end in (0.0, 1.0):
                    about = f"{self._loss.prediction} exactly {end:g}"
                    yield self._sample([end], target, parameters, about, "stability")

    def _where_it_fails(self) -> Iterator[Point]:
        """One sample, and the same among others: who treats it apart must not treat all apart."""
        one = 1 + bool(self._loss.target)
        for place in self._loss.places:
            given, parameters = place.arguments[:one], place.arguments[one:]
            alone = tuple(vector(number) for number in given)
            yield Point((*alone, *parameters), place.about, "stability")
        if self._loss.places:
            place = self._loss.places[0]
            targets = self._numbers.targets(2, 1)
            plain = self._point(targets, self._numbers.predictions(targets, 2), "")
            among = tuple(
                np.append(numbers, number)
                for numbers, number in zip(plain.arguments, place.arguments, strict=False)
            )
            about = f"three samples, of which the last has {place.about}"
            yield Point((*among, *place.arguments[one:]), about, "stability")


def _beside(place: float, towards: float) -> float:
    """The next float; of 0 a small one, as the next one underflows in every product."""
    if place == 0:
        return float(np.copysign(TINY[1], towards))
    return float(np.nextafter(place, towards))
