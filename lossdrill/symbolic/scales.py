"""What the rounding of a formula is measured in, from its tree: every sum is replaced by the sum of
the absolute values of its terms, and a function carries the error of its argument on to first order
(Higham, *Accuracy and Stability of Numerical Algorithms*, 2nd ed., chapters 3 and 4).

Every rearrangement of the formula adds up no more than that, so its rounding is within a few units
in the last place of the scale. An inner quantity counts as one rounding: of a residual that is a
difference of large numbers no digits are forgiven.
"""

from collections.abc import Callable
from operator import ge, le
from typing import Any

from sympy import (
    Abs,
    Add,
    Expr,
    Function,
    Max,
    Min,
    Mul,
    Piecewise,
    Pow,
    S,
    cosh,
    exp,
    log,
    sinh,
)

from lossdrill.symbolic.numpy_code import logaddexp, logsumexp, softplus


def scale(expression: Any) -> Expr:
    """At least the absolute value, and as large as anything that is added on the way."""
    for kinds, of in _BY_KIND:
        if isinstance(expression, kinds):
            return of(expression)
    return Abs(expression)


def _of_terms(expression: Any) -> Expr:
    """Of a sum, a product: what it is of the scales of its parts."""
    return expression.func(*map(scale, expression.args))


def _of_cases(cases: Piecewise) -> Expr:
    return Piecewise(*((scale(form), when) for form, when in cases.args))


def _of_logarithm(logarithm: Any) -> Expr:
    return Abs(logarithm) + _relative(logarithm.args[0])


def _of_sum_of_exponentials(logarithm: Any) -> Expr:
    """That of the logarithm of something near 1, where it is small."""
    return Add(Abs(logarithm), S.One, *map(scale, logarithm.args[:2]))


def _of_exponential(exponential: Any) -> Expr:
    return Abs(exponential) * (1 + scale(exponential.args[0]))


def _of_function(function: Any) -> Expr:
    slopes = (
        Abs(function.fdiff(place)) * scale(part) for place, part in enumerate(function.args, 1)
    )
    return Add(Abs(function), *slopes)


def _of_power(power: Pow) -> Expr:
    base, exponent = power.args
    if base == S.Exp1:
        return Abs(power) * (1 + scale(exponent))
    of_base = scale(base)
    if exponent.is_Integer and exponent > 0:
        return of_base**exponent
    own = Abs(power)
    if of_base != Abs(base) and not _is_one_rounding(base):
        own *= of_base / Abs(base)
    return own if exponent.is_number else own * (1 + scale(exponent) * Abs(log(base)))


def _relative(expression: Any) -> Expr:
    """The scale of a factor in units of itself: what a logarithm makes of it."""
    if isinstance(expression, Mul):
        return Add(*map(_relative, expression.args))
    if isinstance(expression, exp | cosh):
        return 1 + scale(expression.args[0])
    if isinstance(expression, Add) and not _is_one_rounding(expression):
        return scale(expression) / Abs(expression)
    if isinstance(expression, Pow):
        return Abs(expression.exp) * _relative(expression.base)
    return S.One  # one rounding: of 1 - p, too


def _is_one_rounding(total: Any) -> bool:
    """Whether two numbers are added that are handed over, or whole."""
    if not isinstance(total, Add):
        return False
    terms = [abs(part) if part.is_number else part for part in total.args]
    plain = (part.as_coeff_Mul() for part in terms)
    return len(terms) == 2 and all(
        whole.is_Integer and (rest == 1 or (rest.is_Symbol and abs(whole) == 1))
        for whole, rest in plain
    )


def _of_extremum(expression: Any) -> Expr:
    """That of the part which is taken; where two are equal, of the later one."""
    beats = ge if isinstance(expression, Max) else le
    best, of_best = expression.args[0], scale(expression.args[0])
    for part in expression.args[1:]:
        of_best = Piecewise((scale(part), beats(part, best)), (of_best, True))
        best = expression.func(best, part)
    return of_best


_BY_KIND: tuple[tuple[Any, Callable[[Any], Expr]], ...] = (
    (Add | Mul, _of_terms),
    (Piecewise, _of_cases),
    (Max | Min, _of_extremum),
    (Abs, lambda size: scale(size.args[0])),
    (log, _of_logarithm),
    (softplus | logaddexp | logsumexp, _of_sum_of_exponentials),
    (exp | cosh | sinh, _of_exponential),
    (Pow, _of_power),
    (Function, _of_function),
)
"""The first that fits."""
