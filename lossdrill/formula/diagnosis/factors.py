"""A wrong answer that is the right one times something, or plus something, everywhere."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Any

import numpy as np

from lossdrill.formula.agreement import Seen
from lossdrill.formula.arithmetic import DIGITS, as_fraction, exact, is_finite, saturated, working
from lossdrill.formula.diagnosis.screen import at_ordinary_points
from lossdrill.formula.evaluate import compiled
from lossdrill.formula.examining import is_right
from lossdrill.formula.frame import Fit
from lossdrill.formula.points import Point
from lossdrill.formula.problem import Problem
from lossdrill.formula.text import text_of
from lossdrill.formula.tree import (
    ONE,
    TWO,
    Binary,
    Call,
    Name,
    Negative,
    Number,
    Product,
    Size,
    Tree,
    names,
)
from lossdrill.formula.values import EXACT, Formula, flat
from lossdrill.model import Diagnosis

_MORE_DIGITS = 1300
_CLOSE = Fraction(1, 10**20)
_PLAIN = tuple(Fraction(text) for text in ("2", "1/2", "4", "1/4"))


def factor(tree: Tree, seen: Sequence[Seen], problem: Problem) -> list[Diagnosis]:
    """Exactly c times the right formula, for a c that can be named."""
    ratios = _ratios(seen)
    if not ratios:
        return []
    for candidate in _candidates(ratios, problem):
        right = is_right(_divided(tree, candidate), problem)
        if right and _has_a_value_everywhere(candidate, problem):
            return [_factor_named(candidate)]
    return []


def _divided(tree: Tree, by: Tree) -> Tree:
    """What is divided by 1/x is multiplied by x, which may be too small to be divided by twice."""
    match by:
        case Binary("/", Number(value=1), below):
            return Product("elementwise", below, tree)
        case Negative(Binary("/", Number(value=1), below)):
            return Negative(Product("elementwise", below, tree))
    return Binary("/", tree, by)


def _has_a_value_everywhere(candidate: Tree, problem: Problem) -> bool:
    """Whether nothing that is divided by becomes zero: 2 is not 1/r times 2*r where r = 0."""
    if not names(candidate):
        return True
    fit = problem.fit(candidate)
    if not isinstance(fit, Fit):
        return len(problem.shape) > 0  # a number, where an array is expected
    return all(_has_a_value(fit.formula, point) for point in problem.hunted(fit.formula, []))


def _has_a_value(formula: Formula, point: Point) -> bool:
    """Or would have one with more digits: 1 - p is not 0 but small where p is almost 1."""
    for digits in (DIGITS, _MORE_DIGITS):
        with working(digits):
            saturated()
            value = flat(formula.value(point, digits))
            if saturated() or all(map(is_finite, value)):
                return True
    return False


def _factor_named(candidate: Tree) -> Diagnosis:
    if candidate == Negative(ONE):
        message = "The sign is wrong: your formula is exactly minus the right one."
        return Diagnosis(id="sign", kind="generic", message=message)
    text = text_of(candidate)
    message = f"Your formula is exactly {text} times the right one."
    return Diagnosis(id="factor", kind="generic", message=message)


def _ratios(seen: Sequence[Seen]) -> list[tuple[Seen, Any]]:
    """Yours over the expected value, at ordinary points where that is one number."""
    found: list[tuple[Seen, Any]] = []
    with working(DIGITS):
        for one in seen:
            if one.point.special or one.at_kink or len(one.yours) != len(one.expected):
                continue
            pairs = [(a, e) for a, e in zip(one.yours, one.expected, strict=True) if a or e]
            if not pairs:
                continue
            if any(not a or not e or not is_finite(a) for a, e in pairs):
                return []
            first = pairs[0][0] / pairs[0][1]
            if any(abs(a / e - first) > abs(first) * exact(_CLOSE) for a, e in pairs):
                return []
            found.append((one, first))
    return found if len(found) >= 3 else []


def _candidates(ratios: Sequence[tuple[Seen, Any]], problem: Problem) -> Iterator[Tree]:
    """Named factors that have the right value at every point; a plain number first."""
    first = ratios[0][1]
    if all(_same(ratio, first) for _, ratio in ratios):
        number = _number(first)
        if number is not None:
            yield number
            return
    wanted = {id(seen.point): float(ratio) for seen, ratio in ratios}
    places = [n for n, point in enumerate(problem.points) if id(point) in wanted]
    at = np.array([wanted[id(problem.points[n])] for n in places])
    candidates, values = _valued(problem)
    with np.errstate(all="ignore"):
        close = np.abs(values[:, places] - at) <= 1e-6 * np.abs(at)
    known = np.isfinite(values[:, places])  # 1/(1 - p) is not, in float64, where p is almost 1
    for place in np.flatnonzero((close | ~known).all(axis=1) & (known.sum(axis=1) >= 3)):
        yield candidates[place]


@lru_cache(maxsize=64)
def _valued(problem: Problem) -> tuple[list[Tree], Any]:
    """The factors that have names, with their values at the ordinary points."""
    candidates = list(_named(problem))
    return candidates, at_ordinary_points(candidates, problem)


def _same(a: Any, b: Any) -> bool:
    with working(DIGITS):
        return bool(abs(a - b) <= abs(b) * exact(_CLOSE))


def _number(ratio: Any) -> Tree | None:
    """A constant ratio as a number that people would write."""
    value = as_fraction(ratio)
    for below in (1, 2, 3, 4, 5, 8, 10):
        near = Fraction(round(value * below), below)
        if 0 < abs(near * below) <= 10 and abs(value - near) <= abs(near) * _CLOSE:
            return _rational(near)
    for tree in (Call("log", (TWO,)), Binary("/", ONE, Call("log", (TWO,))), Call("sqrt", (TWO,))):
        for sign in (tree, Negative(tree)):
            if _same(ratio, _constant(sign)):
                return sign
    if not Fraction(1, 10**6) < abs(value) < 10**6:
        return None
    decimal = Fraction(round(value * 10**8), 10**8)
    if decimal and abs(decimal / value - 1) < _CLOSE:
        return Number(decimal, _decimal(decimal))
    return None


def _decimal(value: Fraction) -> str:
    return f"{float(value):.10g}"


def _constant(tree: Tree) -> Any:
    with working(DIGITS):
        return compiled(tree, EXACT)({})


def _rational(value: Fraction) -> Tree:
    top: Tree = Number(Fraction(abs(value.numerator)))
    if value.denominator != 1:
        top = Binary("/", top, Number(Fraction(value.denominator)))
    return Negative(top) if value < 0 else top


def _named(problem: Problem) -> Iterator[Tree]:
    """Sizes and their quotients, variables and what is usual to multiply with."""
    sizes: list[Tree] = [Size(name) for name in sorted(problem.words.sizes)]
    scalars: list[Tree] = [Name(name) for name in problem.scalars]
    simple: list[Tree] = [*sizes, *scalars]
    simple += [Binary("-", ONE, name) for name in scalars]
    simple += [Product("elementwise", a, Binary("-", ONE, a)) for a in scalars]
    simple += [Binary("^", a, TWO) for a in simple]
    simple += [Call("sqrt", (a,)) for a in sizes]
    simple += [Call("exp", (a,)) for a in scalars]
    simple += [Product("elementwise", a, b) for i, a in enumerate(sizes) for b in sizes[i + 1 :]]
    quotients: list[Tree] = [Binary("/", ONE, a) for a in simple]
    quotients += [Binary("/", a, b) for a in sizes for b in sizes if a != b]
    base = [*simple, *quotients]
    if (loss := problem.loss) is not None:
        base.append(loss)
    for number in (None, *_PLAIN):
        for tree in base:
            scaled = tree if number is None else _scaled(number, tree)
            yield scaled
            yield Negative(scaled)


def _scaled(number: Fraction, tree: Tree) -> Tree:
    """A number times something as people write it: n/2, 1/(2*p)."""
    above: Tree = Number(Fraction(number.numerator))
    below: Tree = Number(Fraction(number.denominator))
    match tree:
        case Binary("/", top, bottom):
            top = top if above == ONE else above if top == ONE else _times(above, top)
            return Binary("/", top, bottom if below == ONE else _times(below, bottom))
    top = tree if above == ONE else _times(above, tree)
    return top if below == ONE else Binary("/", top, below)


def _times(a: Tree, b: Tree) -> Tree:
    return Product("elementwise", a, b)


def offset(tree: Tree, seen: Sequence[Seen], problem: Problem) -> list[Diagnosis]:
    """Exactly the right formula plus a constant, or plus a variable of the same shape."""
    differences = _differences(seen)
    if len(differences) < 3:
        return []
    first = differences[0][1][0]
    constant = all(_same(d, first) for one in differences for d in one[1])
    candidates: list[Tree] = []
    if constant:
        number = _number(first)
        candidates = [number] if number is not None else []
    else:
        candidates = [
            candidate
            for name in problem.like_result
            for candidate in (
                Name(name),
                Negative(Name(name)),
                Product("elementwise", TWO, Name(name)),
            )
            if _fits_all(candidate, differences, problem)
        ]
    for candidate in candidates:
        if is_right(Binary("-", tree, candidate), problem):
            message = f"Your formula is exactly the right one plus {text_of(candidate)}."
            return [Diagnosis(id="offset", kind="generic", message=message)]
    return []


def _differences(seen: Sequence[Seen]) -> list[tuple[Seen, tuple[Any, ...]]]:
    found = []
    with working(DIGITS):
        for one in seen:
            if one.point.special or one.at_kink or len(one.yours) != len(one.expected):
                continue
            if not all(map(is_finite, one.yours)):
                return []
            pairs = zip(one.yours, one.expected, strict=True)
            found.append((one, tuple(a - e for a, e in pairs)))
    return found


_Differences = Sequence[tuple[Seen, tuple[Any, ...]]]


def _fits_all(candidate: Tree, differences: _Differences, problem: Problem) -> bool:
    fit = problem.fit(candidate)
    if not isinstance(fit, Fit):
        return False
    same: Callable[[Any, Any], bool] = _same
    for seen, difference in differences[:4]:
        with working(DIGITS):
            value = fit.formula.value(seen.point, DIGITS)
            entries = value.ravel() if isinstance(value, np.ndarray) else [value]
            if len(entries) != len(difference):
                return False
            if not all(same(d, v) for v, d in zip(entries, difference, strict=True)):
                return False
    return True
