"""A loss at 50 digits, straight from its definition: the third witness, for `dev check` and tests.

Nothing here passes through the NumPy printer or its stable forms. The definition is differentiated
as it stands and evaluated with mpmath, with enough digits that nothing can cancel.
"""

import math
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from typing import Any

import mpmath
import numpy as np
from sympy import (
    DiracDelta,
    Expr,
    Indexed,
    Max,
    Min,
    Piecewise,
    S,
    Sum,
    Symbol,
    cosh,
    exp,
    lambdify,
    limit,
    sinh,
    tanh,
)
from sympy import Float as SympyFloat

from lossdrill.symbolic.derivatives import differentiate
from lossdrill.symbolic.domains import domain_of, positive
from lossdrill.symbolic.ends import at_end
from lossdrill.symbolic.likelihood import Likelihood
from lossdrill.symbolic.loss import Loss

_STEP_DIGITS = 340
"""Two floats differ by at least 5e-324."""

_LARGEST_EXPONENT = 5000
"""e^-5000 is 0 beside every float."""

Numbers = Any
"""A number or an array of them: floats of any width, integers, or mpmath's mpf."""


class ExactLoss:
    """The `SampleLoss` protocol on object arrays of mpf; shapes as for `DerivedLoss`.

    Floats count at their exact binary value. The results carry `digits` digits; arithmetic on
    them is rounded to mpmath's current precision, so average them inside `mpmath.workdps`.
    """

    def __init__(self, loss: Loss, digits: int = 50) -> None:
        self._loss = loss
        self._digits = digits
        self.is_exponential = loss.unfold(loss.expression).has(exp, cosh, sinh, tanh)

    def value(self, *arguments: Numbers) -> Numbers:
        if self._loss.by_row:
            return self._over_rows(0, *arguments)
        return self._over_samples(self._value, *arguments)

    def gradient(self, *arguments: Numbers) -> Numbers:
        if self._loss.by_row:
            return self._over_rows(slice(1, None), *arguments)
        return self._over_samples(self._gradient, *arguments)

    def curvature(self, *arguments: Numbers) -> Numbers:
        """Of a loss with one number per sample."""
        return self._over_samples(self._curvature, *arguments)

    def curvature_interval(self, *arguments: Numbers) -> tuple[Numbers, Numbers]:
        """(low, high): the limits from the two sides, equal but at kinks."""
        left, right = (
            self._over_samples(self._curvature, *arguments, step=side) for side in (-1, 1)
        )
        return np.minimum(left, right), np.maximum(left, right)

    @cached_property
    def interval(self) -> Callable[..., tuple[Numbers, Numbers]] | None:
        """(low, high), read off the gradient on either side, nearer than the next float can be."""
        if differentiate(self._loss).interval is None:
            return None

        def interval(*arguments: Numbers) -> tuple[Numbers, Numbers]:
            left, right = (
                self._over_samples(self._gradient, *arguments, step=side) for side in (-1, 1)
            )
            return np.minimum(left, right), np.maximum(left, right)

        return interval

    @cached_property
    def outer(self) -> Callable[[Numbers], Numbers] | None:
        return self._of_mean(lambda expression, _mean: expression)

    @cached_property
    def outer_gradient(self) -> Callable[[Numbers], Numbers] | None:
        return self._of_mean(lambda expression, mean: expression.diff(mean))

    @cached_property
    def _definition(self) -> Expr:
        """In the prediction alone, with Max and Min as cases: their derivative is Heaviside."""
        unfolded = self._loss.unfold(self._loss.expression)
        return unfolded.replace(Max, lambda *parts: Max(*parts).rewrite(Piecewise)).replace(
            Min, lambda *parts: Min(*parts).rewrite(Piecewise)
        )

    @cached_property
    def _value(self) -> "_Scalar":
        return _Scalar(self._loss, self._definition)

    @cached_property
    def _gradient(self) -> "_Scalar":
        return _Scalar(self._loss, self._definition.diff(self._loss.of))

    @cached_property
    def _curvature(self) -> "_Scalar":
        twice = self._definition.diff(self._loss.of, 2)
        # Where a slope jumps SymPy has an impulse, which is 0 everywhere else.
        return _Scalar(self._loss, twice.replace(DiracDelta, lambda *_: S.Zero))

    def _over_samples(self, function: "_Scalar", *arguments: Numbers, step: int = 0) -> Numbers:
        arrays = np.broadcast_arrays(*(np.asarray(argument) for argument in arguments))
        results = np.empty(arrays[0].shape, dtype=object)
        place = self._loss.names.index(str(self._loss.of))
        for index in np.ndindex(results.shape):
            sample = [_exact(array[index]) for array in arrays]
            with mpmath.workdps(self._enough(sample) + (_STEP_DIGITS if step else 0)):
                if step:
                    sample[place] += step * mpmath.mpf(10) ** -_STEP_DIGITS
                result = function(sample)
            results[index] = self._rounded(result)
        return results[()]

    def _over_rows(self, which: Any, *arguments: Numbers) -> Numbers:
        arrays = np.broadcast_arrays(*(np.asarray(argument) for argument in arguments))
        *samples, classes = arrays[0].shape
        function = _row_function(self._loss, classes)
        results = np.empty((*samples, classes + 1), dtype=object)
        for index in np.ndindex(*samples):
            row = [_exact(number) for array in arrays for number in array[index]]
            with mpmath.workdps(self._enough(row)):
                found = function(*row)
            results[index] = [self._rounded(number) for number in found]
        return results[..., which]

    def _enough(self, numbers: Sequence[Any]) -> int:
        """Working digits such that 1 - x keeps the wanted ones.

        A number of magnitude 10^±e, added to 1, hides its first digit behind e others; and
        1 - sigmoid(z) is as small as e^-|z|, a softmax as e^-(the spread of its logits).
        """
        finite = [x for x in numbers if mpmath.isfinite(x)]
        hidden = max(
            (abs(x.man_exp[1] + x.man_exp[0].bit_length()) for x in finite if x), default=0
        )
        digits = self._digits + 15 + math.ceil(hidden * math.log10(2))
        if self.is_exponential:
            exponents = finite if self._loss.by_row else self._exponents(*numbers)
            largest = min(max(map(abs, exponents), default=0), _LARGEST_EXPONENT)
            digits += math.ceil(float(2 * largest) / math.log(10))
        return digits

    @cached_property
    def _exponents(self) -> Callable[..., list[Any]]:
        """What exponentials are taken of, in one sample."""
        powers = self._definition.atoms(exp, cosh, sinh, tanh)
        exponents = sorted({power.args[0] for power in powers}, key=str)
        return lambdify(self._loss.arguments, exponents, modules="mpmath")  # type: ignore[no-any-return]

    def _rounded(self, number: Any) -> Any:
        with mpmath.workdps(self._digits):
            return +number

    def _of_mean(self, part: Callable[[Expr, Symbol], Expr]) -> Callable[[Numbers], Numbers] | None:
        if self._loss.outer is None:
            return None
        mean = positive("m")
        function = _Limiting([mean], part(self._loss.outer(mean), mean), mean)

        def apply(means: Numbers) -> Numbers:
            def one(number: Any) -> Any:
                with mpmath.workdps(self._digits + 15):
                    return self._rounded(function([_exact(number)]))

            return np.frompyfunc(one, 1, 1)(means)

        return apply


class ExactLikelihood:
    """Scale and offset of a likelihood, from its density at two places; nothing is differentiated.

    The arguments are the parameters of the density.
    """

    def __init__(self, likelihood: Likelihood, digits: int = 50) -> None:
        inner = likelihood.loss.inner
        symbols = [inner, *likelihood.parameters]
        self._digits = digits
        self._density = lambdify(symbols, likelihood.density, modules="mpmath")
        self._loss = lambdify([inner], likelihood.loss.expression, modules="mpmath")

    def scale(self, *parameters: Numbers) -> Numbers:
        with mpmath.workdps(self._digits):
            near, far = (self._surprise(place, *parameters) for place in (0, 1))
            return (far - near) / (self._loss(mpmath.mpf(1)) - self._loss(mpmath.mpf(0)))

    def offset(self, *parameters: Numbers) -> Numbers:
        with mpmath.workdps(self._digits):
            loss = self._loss(mpmath.mpf(0))
            return self._surprise(0, *parameters) - self.scale(*parameters) * loss

    def _surprise(self, inner: int, *parameters: Numbers) -> Numbers:
        return -mpmath.log(self._density(mpmath.mpf(inner), *map(_exact, parameters)))


class _Scalar:
    """A function of one sample; each label, and each end that belongs to the target's domain, has
    its own expression, so 0 log 0 never occurs.
    """

    def __init__(self, loss: Loss, expression: Expr) -> None:
        target, parameters = loss.given[:1], loss.given[1:]
        symbols = [*target, loss.of, *parameters]
        self._apart = {
            number: _Limiting(symbols, at_end(expression, symbol, number), loss.of)
            for symbol in target
            for number in (*domain_of(symbol).labels, *domain_of(symbol).ends)
        }
        self._otherwise = _Limiting(symbols, expression, loss.of)

    def __call__(self, sample: Sequence[Any]) -> Any:
        return self._apart.get(sample[0], self._otherwise)(sample)


class _Limiting:
    """An expression as a function; where it divides by zero, the limit from inside the domain."""

    def __init__(self, symbols: list[Any], expression: Expr, variable: Any) -> None:
        self._symbols, self._expression, self._variable = symbols, expression, variable
        self._function = lambdify(symbols, expression, modules="mpmath")

    def __call__(self, numbers: Sequence[Any]) -> Any:
        try:
            return mpmath.mpf(self._function(*numbers))
        except ZeroDivisionError:
            return self._limit(numbers)

    def _limit(self, numbers: Sequence[Any]) -> Any:
        values = dict(zip(self._symbols, map(SympyFloat, numbers), strict=True))
        place = values.pop(self._variable)
        # Both domains with an end in reach, (0, 1) and the means from 0 on, lie above 0.
        side = "-" if place else "+"
        found = limit(self._expression.subs(values), self._variable, int(place), side)
        return mpmath.mpf(lambdify([], found, modules="mpmath")())


@lru_cache(maxsize=64)
def _row_function(loss: Loss, classes: int) -> Callable[..., list[Any]]:
    """The value and the gradient of one row, with the sums written out for this many classes."""
    written_out = loss.unfold(loss.expression)
    (count,) = {limits[2] for limits in _limits(written_out)}
    written_out = written_out.subs(count, classes).doit()
    entries = [[base[n] for n in range(1, classes + 1)] for base in (*loss.given[:1], loss.of)]
    plain: dict[Indexed, Symbol] = {
        entry: Symbol(f"{entry.base}_{entry.indices[0]}", real=True)
        for vector in entries
        for entry in vector
    }
    expression = written_out.subs(plain)
    gradient = [expression.diff(plain[entry]) for entry in entries[-1]]
    arguments = [plain[entry] for vector in entries for entry in vector]
    function: Callable[..., list[Any]] = lambdify(
        arguments, [expression, *gradient], modules="mpmath", cse=True
    )
    return function


def _limits(expression: Expr) -> set[Any]:
    return {limits for total in expression.atoms(Sum) for limits in total.limits}


def _exact(number: Any) -> Any:
    """As mpf, without rounding."""
    if isinstance(number, mpmath.mpf):
        return number
    with mpmath.workdps(60):
        return mpmath.mpf(int(number) if isinstance(number, int | np.integer) else float(number))
