"""Looks at an answer and the expected formula at every point that gives reason to."""

import random
from collections.abc import Iterator
from fractions import Fraction

from lossdrill.formula.agreement import Seen, Verdict, look
from lossdrill.formula.coverage import region_points
from lossdrill.formula.evaluate import MOST_TERMS
from lossdrill.formula.frame import Fit
from lossdrill.formula.points import Point, literal_points, sized_point
from lossdrill.formula.problem import Problem, hard_switches, literals
from lossdrill.formula.switches import borders
from lossdrill.formula.tree import Number, Over, Size, Tree, walk
from lossdrill.formula.values import Formula

ENOUGH = 12
"""So many differing points, and no more are looked for."""
_CERTAIN = 2
"""After so many differences, which are certain, the others are looked at less closely."""
_LONGEST = 1000
"""A dimension is not made longer than this."""
WRONG = frozenset({Verdict.DIFFERS, Verdict.NOT_FINITE})


def examine(formula: Formula, problem: Problem, *, enough: int = ENOUGH) -> list[Seen]:
    """Both formulas at all points worth looking at; fewer when they differ at many."""
    seen: list[Seen] = []
    wrong = 0
    for point in _places(formula, problem):
        found = look(formula, problem.right, point, thorough=wrong < _CERTAIN)
        seen.append(found)
        wrong += found.verdict in WRONG
        if wrong >= enough:
            break
    return seen


def _places(formula: Formula, problem: Problem) -> Iterator[Point]:
    """Ordinary points and the kinks of the expected formula; then what the answer itself gives
    reason to look at.
    """
    yield from problem.points
    yield from problem.special_points
    rng = random.Random(problem.seed)  # noqa: S311  # reproducible, not secret
    numbers: list[Fraction] = literals(formula.tree)
    yield from literal_points(problem.points, problem.variables, numbers, rng)
    for dimension, length in _lengths(formula.tree):
        yield sized_point(problem.variables, dimension, length, rng)
    yield from region_points(
        [*problem.hard_switches, *hard_switches(formula)],
        problem.variables,
        numbers,
        problem.seed,
    )
    known = {point.key for point in problem.special_points}
    for point in problem.hunted(formula, numbers):
        if point.key not in known:
            known.add(point.key)
            yield point


def _lengths(tree: Tree) -> Iterator[tuple[str, int]]:
    """Lengths at which a formula changes its form: 49, 50 and 51 where it holds n < 50."""
    most = MOST_TERMS - 1 if any(isinstance(part, Over) for part in walk(tree)) else _LONGEST
    for border in borders(tree):
        for size in {part for part in walk(border) if isinstance(part, Size)}:
            for number in {part.value for part in walk(border) if isinstance(part, Number)}:
                for length in (number - 1, number, number + 1):
                    if length.denominator == 1 and 1 <= length <= most:
                        yield size.dimension, int(length)


def is_right(tree: Tree, problem: Problem, telling: list[Point] | None = None) -> bool:
    """The full comparison of another formula, in short: whether it is the expected one.

    `telling` are points at which others like it have failed; they are tried first, and the list
    grows.
    """
    fit = problem.fit(tree)
    return isinstance(fit, Fit) and agrees(fit.formula, problem, telling)


def agrees(formula: Formula, problem: Problem, telling: list[Point] | None = None) -> bool:
    for point in telling or ():
        if look(formula, problem.right, point).verdict in WRONG:
            return False
    seen = examine(formula, problem, enough=1)
    wrong = [s for s in seen if s.verdict in WRONG]
    if wrong and telling is not None:
        telling.append(wrong[0].point)
    return not wrong and any(s.verdict is Verdict.AGREES for s in seen)
