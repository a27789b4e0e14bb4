"""Numbers of each domain for test points: round ones, the simplest first, and drawn ones."""

import random
from collections.abc import Callable
from typing import Any

import numpy as np

from lossdrill.judging.derived import DerivedLoss

TINY = (2.0**-20, 2.0**-30)
"""Small residuals: a threshold that ought to be zero shows here."""

FAR = 1e8
"""An offset that targets and predictions share: only their difference matters, and squares of
numbers as large as this leave no digits of it."""

LABELS: dict[str, tuple[int, ...]] = {"zero-one": (1, 0), "sign": (1, -1)}
"""All members of a domain that has few, the one that one thinks of first in front."""
DISCRETE = {*LABELS, "whole"}

_TARGETS: dict[str, tuple[float, ...]] = {
    "real": (0, 1, 2, -2, 4, 0.5, -1, 3),
    "positive": (1, 2, 4, 0.5, 3, 1.5, 8, 0.25),
    "non-negative": (1, 2, 4, 0.5, 3, 1.5, 8, 0.25),
    "whole": (1, 2, 4, 3, 1, 7, 5, 2),
    "probability": (0.5, 0.25, 0.75, 0.125, 0.875, 0.5, 0.375, 0.625),
    "zero-one": (1, 0, 0, 1, 1, 0, 1, 0),
    "sign": (1, -1, 1, 1, -1, -1, 1, -1),
}
"""Above 0 where 0 is an end of the domain: it has points of its own."""
_STEPS = (3, -3, 0.25, -0.5, 1, -1.5, 2, -0.25)
"""From a target to predictions, where both are any number."""
_RATIOS = (2, 0.5, 3, 0.75, 1.5, 0.25, 4, 1.25)
"""From a target to predictions, where both are above 0."""
_ALONE: dict[str, tuple[float, ...]] = {
    "real": (0, 1, -2, 0.5, -0.5, 3, -1.5, 2),
    "positive": (1, 2, 0.5, 3, 0.25, 1.5, 4, 0.75),
    "non-negative": (1, 2, 0.5, 3, 0, 1.5, 4, 0.75),
    "whole": (1, 2, 0, 3, 5, 4, 7, 6),
    "probability": (0.5, 0.25, 0.75, 0.125, 0.9, 0.2, 0.6, 0.3),
    "zero-one": (1, 0, 1, 0, 1, 0, 1, 0),
    "sign": (1, -1, 1, -1, 1, -1, 1, -1),
}
"""Predictions that have nothing to do with the target."""
_PARAMETERS: dict[str, tuple[float, ...]] = {
    "real": (1, -2, 0.5, 0.3),
    "positive": (1, 2, 0.5, 0.3),
    "non-negative": (1, 2, 0.5, 0.3),
    "whole": (1, 2, 3, 4),
    "probability": (0.25, 0.75, 0.5, 0.9),
    "zero-one": (1, 0, 1, 0),
    "sign": (1, -1, 1, -1),
}
DYADIC = 3
"""How many of the parameters are exact in binary: kinks must be met exactly."""
_ABOVE_ZERO = {"positive", "non-negative", "whole"}


class Numbers:
    """What targets, predictions and parameters of one loss may be."""

    def __init__(self, loss: DerivedLoss) -> None:
        *targets, self.prediction = loss.domains[: 2 if loss.target else 1]
        self.target = targets[0] if targets else ""
        self._parameters = loss.domains[2:] if loss.target else loss.domains[1:]
        difference = {f"{loss.prediction} - {loss.target}", f"{loss.target} - {loss.prediction}"}
        self._of_a_residual = loss.formulas.where in difference

    @property
    def comparable(self) -> bool:
        """Whether a prediction may be too high or too low, or just right."""
        pair = {self.target, self.prediction}
        if self._of_a_residual and self.prediction == "real":
            return self.target in {"real", *_ABOVE_ZERO}
        return pair == {"real"} or (pair <= _ABOVE_ZERO) or pair == {"probability"}

    def targets(self, n: int, start: int = 0) -> Any:
        """The first n, as floats; None where there is no target."""
        if not self.target:
            return None
        numbers = _TARGETS[self.target]
        return np.array([numbers[(start + i) % len(numbers)] for i in range(n)], float)

    def near(self, target: float | None, place: int) -> float:
        """A prediction for a target, another one for each place."""
        place %= len(_STEPS)
        if target is None or not self.comparable or self.prediction == "probability":
            return _ALONE[self.prediction][place]
        if self.prediction == "real":
            return target + _STEPS[place]
        if self.prediction == "whole":
            return target + place
        return (target or 1) * _RATIOS[place]

    def predictions(self, targets: Any, n: int, start: int = 0) -> Any:
        """One for each target."""
        each = [None] * n if targets is None else targets.tolist()
        return np.array([self.near(target, start + i) for i, target in enumerate(each)], float)

    def parameters(self, turn: int) -> tuple[float, ...]:
        """Of each parameter one value; another one each turn, not the same for two of them."""
        return tuple(
            _typed(domain, _PARAMETERS[domain][(turn + place) % len(_STEPS[:4])])
            for place, domain in enumerate(self._parameters)
        )

    def fractional_parameters(self) -> tuple[float, ...]:
        """Not whole, where the domain has such: put into an array of integers they are cut off."""
        parameters = []
        for place, domain in enumerate(self._parameters):
            numbers = [each for each in _PARAMETERS[domain] if each % 1] or _PARAMETERS[domain]
            parameters.append(_typed(domain, numbers[place % len(numbers)]))
        return tuple(parameters)

    def exact_parameters(self) -> list[tuple[float, ...]]:
        """Sets of those that are exact in binary; one empty set where there are none."""
        if not self._parameters:
            return [()]
        return [
            tuple(
                _typed(domain, _PARAMETERS[domain][(turn + place) % DYADIC])
                for place, domain in enumerate(self._parameters)
            )
            for turn in range(DYADIC)
        ]

    def drawn(self, draw: random.Random, n: int) -> tuple[Any, Any]:
        """Random targets and predictions."""
        if not self.target:
            return None, _drawn(self.prediction, draw, n)
        targets = _drawn(self.target, draw, n)
        if {self.target, self.prediction} == {"real"}:
            return targets, targets + np.array([draw.gauss(0, 1.5) for _ in range(n)])
        return targets, _drawn(self.prediction, draw, n)


def _typed(domain: str, number: float) -> float:
    return int(number) if domain in DISCRETE else float(number)


def _drawn(domain: str, draw: random.Random, n: int) -> Any:
    one: dict[str, Callable[[], float]] = {
        "real": lambda: draw.gauss(0, 2),
        "positive": lambda: draw.lognormvariate(0, 1),
        "non-negative": lambda: draw.lognormvariate(0, 1),
        "whole": lambda: draw.randint(1, 9),
        "probability": lambda: draw.uniform(0.02, 0.98),
        "zero-one": lambda: draw.randint(0, 1),
        "sign": lambda: draw.choice((-1, 1)),
    }
    return np.array([one[domain]() for _ in range(n)], float)
