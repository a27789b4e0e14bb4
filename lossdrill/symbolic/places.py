"""Where float64 is put to the test: a loss is compared with its value at 50 digits over its domain,
as it is printed for grading, and as someone would type it who thinks of no rounding.

What is printed must hold everywhere. Where the plain formula does not, there is a test point.
"""

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import mpmath
import numpy as np
from sympy import Expr, expand, lambdify

from lossdrill.errors import PackError
from lossdrill.symbolic.domains import COUNT, NONNEGATIVE, POSITIVE, PROBABILITY, REAL, domain_of
from lossdrill.symbolic.exact import ExactLoss
from lossdrill.symbolic.loss import Loss

Array = Any
Function = Callable[..., Array]
What = Literal["value", "gradient"]

TOLERANCE = 1e-13
"""Of what is printed, in units of the rounding scale."""
VISIBLE = 1e-9
"""Of an answer: what is judged wrong."""
CANCELS = 100.0
"""How much larger than the value a rounding scale must be somewhere, for it to be needed."""
LARGEST = float(np.finfo(float).max)
MOST = 6
"""Places that are kept of one kind."""

_SIZES = (1e-12, 1e-9, 1e-6, 1e-3, 0.25, 1.0, 3.0, 40.0, 1e3)
"""e^z overflows at 710, e^(z^2) at 27; sigmoid(z) is 1 from 37 on."""
_LARGE = 1e6
"""Where nothing is exponential: at 50 digits e^1e6 takes too long."""
_SHARES = (1e-12, 1e-6, 0.25, 0.5, 0.75, 1 - 2.0**-20, 1 - 2.0**-40)


@dataclass(frozen=True)
class Place:
    """Arguments of one sample where the plain formula fails, and how, in words."""

    arguments: tuple[float, ...]
    about: str
    fails: str


@dataclass(frozen=True)
class Printed:
    """What is to be put to the test: one quantity of a loss."""

    what: What
    plain: Expr
    """In the prediction alone, as one would type it."""
    function: Function
    scale: Function


class Proof:
    """One loss at 50 digits over its domain."""

    def __init__(self, name: str, loss: Loss) -> None:
        self._name, self._loss = name, loss
        self._exact = ExactLoss(loss)
        self.arguments = grid(loss)
        self._smooth = self._off_kinks()

    def _off_kinks(self) -> Array:
        if self._exact.interval is None:
            return np.ones(len(self.arguments[0]), bool)
        low, high = self._exact.interval(*self.arguments)
        return np.asarray(low == high, bool)

    def right(self, what: What) -> tuple[Array, Array]:
        """The exact numbers, and where they count: they are floats, and single ones."""
        function = self._exact.value if what == "value" else self._exact.gradient
        numbers = function(*self.arguments)
        finite = np.array([mpmath.isfinite(n) and abs(n) < LARGEST for n in numbers])
        return numbers, finite & (self._smooth if what == "gradient" else True)

    def holds(self, printed: Printed) -> bool:
        """Whether what is printed is right to rounding, everywhere."""
        return not np.any(self._off(printed, printed.function) > TOLERANCE)

    def refuse(self, printed: Printed) -> PackError:
        """What to tell the author where it is not."""
        where = int(np.argmax(self._off(printed, printed.function)))
        given = zip(self._loss.names, self.arguments, strict=True)
        at = ", ".join(f"{name} = {numbers[where]:g}" for name, numbers in given)
        return PackError(
            f"{self._name}: the {printed.what} overflows or loses its digits in float64 at {at}, "
            "and no other form of it is known here: write the loss in another way, which holds "
            "there too."
        )

    def cancels(self, printed: Printed) -> bool:
        """Whether terms cancel somewhere, so that rounding is not measured in the value itself."""
        numbers, counts = self.right(printed.what)
        with np.errstate(all="ignore"):
            scale = printed.scale(*self.arguments)
        sizes = np.array(
            [float(abs(n)) if good else 0.0 for n, good in zip(numbers, counts, strict=True)]
        )
        return bool(np.any(counts & (scale > CANCELS * sizes)))

    def places(self, printed: Printed) -> list[Place]:
        """A few places where the plain formula fails, those with round numbers."""
        names = self._loss.names
        symbols = [*self._loss.given[:1], self._loss.of, *self._loss.given[1:]]
        plain = lambdify(symbols, printed.plain, modules="numpy")
        with np.errstate(all="ignore"):
            found = np.broadcast_to(np.asarray(plain(*self.arguments), float), self._smooth.shape)
        failing = self._off(printed, lambda *_: found) > VISIBLE
        kept: dict[Any, Place] = {}
        for index in np.flatnonzero(failing):
            sample = tuple(float(column[index]) for column in self.arguments)
            lost = "loses its digits" if np.isfinite(found[index]) else "overflows"
            lost = "gives nan" if np.isnan(found[index]) else lost
            shown = ", ".join(f"{name} = {n:g}" for name, n in zip(names[:2], sample, strict=False))
            signs = tuple(np.sign(sample[:2]))
            kept.setdefault((signs, lost), Place(sample, shown, lost))
        return list(kept.values())[:MOST]

    def _off(self, printed: Printed, function: Function) -> Array:
        """By how much it is off, in units of the rounding scale; 0 where nothing is known."""
        numbers, counts = self.right(printed.what)
        with np.errstate(all="ignore"):
            found = function(*self.arguments)
            scales = printed.scale(*self.arguments)
        errors = np.zeros(len(found))
        for index in np.flatnonzero(counts):
            errors[index] = _error(found[index], numbers[index], scales[index])
        return errors


def per_sample(formula: Function) -> Function:
    """A printed function as grading runs it: without warnings, and one number for each sample."""

    def evaluate(*arguments: Any) -> Array:
        with np.errstate(all="ignore"):
            return np.broadcast_to(np.asarray(formula(*arguments), float), np.shape(arguments[0]))

    return evaluate


def _error(found: float, right: Any, scale: float) -> float:
    if not np.isfinite(found):
        return np.inf
    with mpmath.workdps(50):
        distance = abs(right - mpmath.mpf(float(found)))
        scale = scale if np.isfinite(scale) else 0.0
        # What underflows makes no difference that anyone could want to see.
        return float(distance / max(abs(right), mpmath.mpf(float(scale)), mpmath.mpf("1e-290")))


def grid(loss: Loss) -> tuple[Array, ...]:
    """Samples over the whole domain: the simplest parameters first, round numbers of all sizes."""
    exponential = ExactLoss(loss).is_exponential
    sizes = _SIZES if exponential else (*_SIZES, _LARGE)
    parameters = [_parameters(domain_of(symbol)) for symbol in loss.given[1:]]
    samples = [
        (*pair, *rest) for rest in itertools.product(*parameters) for pair in _pairs(loss, sizes)
    ]
    return tuple(np.array(column, float) for column in zip(*samples, strict=True))


def _pairs(loss: Loss, sizes: Sequence[float]) -> Iterator[tuple[float, ...]]:
    """Target and prediction; a prediction alone where there is no target."""
    targets: tuple[Any, ...] = _targets(loss)
    if not loss.given:
        yield from ((prediction,) for prediction in _predictions(loss, sizes))
        return
    by_ease = sorted(_predictions(loss, sizes), key=lambda n: abs(np.log10(abs(n) or 1)))
    for prediction in by_ease:
        yield from ((target, prediction) for target in targets)
    near = 1 + 2.0**-20
    if domain_of(loss.of) == POSITIVE:
        yield from ((target, target * near) for target in targets if target > 0)


def _targets(loss: Loss) -> tuple[float, ...]:
    if not loss.given:
        return ()
    domain = domain_of(loss.given[0])
    if domain.labels:
        return tuple(map(float, domain.labels))
    if domain == PROBABILITY:
        return (0.25, 0.75, 1e-6)
    if domain in (COUNT, NONNEGATIVE):
        return (0.0, 1.0, 3.0)
    if domain == POSITIVE:
        return (1.0, 3.0)
    return (0.0,) if translates(loss) else (0.0, 1.0, -2.0)


def translates(loss: Loss) -> bool:
    """Whether only the difference of target and prediction matters."""
    if not loss.given or domain_of(loss.given[0]) != REAL or domain_of(loss.of) != REAL:
        return False
    moved = loss.unfold(loss.expression).subs(loss.of, loss.of + loss.given[0])
    return not expand(moved).has(loss.given[0])


def _predictions(loss: Loss, sizes: Sequence[float]) -> tuple[float, ...]:
    domain = domain_of(loss.of)
    if domain == PROBABILITY:
        return _SHARES
    if domain == POSITIVE:
        return tuple(sizes)
    signed = tuple(n for size in sizes for n in (size, -size))
    if domain in (COUNT, NONNEGATIVE):
        return (0.0, *sizes)
    return (0.0, *signed)


def _parameters(domain: Any) -> tuple[float, ...]:
    if domain == PROBABILITY:
        return (0.25, 0.75)
    return (1.0, -2.0) if domain not in (POSITIVE, COUNT, NONNEGATIVE) else (1.0, 2.0)
