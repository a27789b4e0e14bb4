"""Other formulas beside an answer, point by point: for authors, who ask which of the formulas that
they know an answer is like.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from lossdrill.formula.agreement import Seen, look
from lossdrill.formula.arithmetic import DIGITS, exact, working
from lossdrill.formula.examining import WRONG
from lossdrill.formula.expected import Expected
from lossdrill.formula.frame import Fit, is_matlab
from lossdrill.formula.parser import parse
from lossdrill.formula.problem import prepared
from lossdrill.formula.refusing import Refused
from lossdrill.formula.variables import Abbreviation, Variable

SAME = Fraction(1, 10**20)
"""Relative; both were computed with 40 digits at least."""


def beside(
    formula: str,
    seen: Sequence[Seen],
    expected: Expected,
    variables: tuple[Variable | Abbreviation, ...],
) -> list[tuple[bool, bool]]:
    """At each point where an answer was seen: whether this formula gives the same there, and
    whether that is right. Neither, where the formula cannot be read at all.
    """
    problem = prepared(expected, variables)
    nothing = [(False, False)] * len(seen)
    try:
        fit = problem.fit(parse(formula, problem.words), matlab=is_matlab(formula))
    except Refused:
        return nothing
    if not isinstance(fit, Fit):
        return nothing
    theirs = [look(fit.formula, problem.right, one.point, thorough=False) for one in seen]
    return [
        (_same(one, other), other.verdict not in WRONG)
        for one, other in zip(seen, theirs, strict=True)
    ]


def _same(one: Seen, other: Seen) -> bool:
    if one.verdict in WRONG or other.verdict in WRONG or not one.at_kink:
        with working(DIGITS):
            return len(one.yours) == len(other.yours) and all(
                _near(a, b) for a, b in zip(one.yours, other.yours, strict=True)
            )
    return True  # two elements of the same set of right answers


def _near(one: Any, other: Any) -> bool:
    if one != one or other != other:  # noqa: PLR0124 - NaN
        return bool(one != one and other != other)  # noqa: PLR0124
    if one == other:
        return True
    difference = abs(one - other)
    return bool(difference <= abs(other) * exact(SAME) or difference <= exact(SAME * SAME))
