"""Answers that are the expected formula without one of its parts: a term, a factor, a function.

Here the expected formula is edited, not the answer: what is missing cannot be found in the answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any

from lossdrill.formula.agreement import Seen
from lossdrill.formula.arithmetic import DIGITS, exact, is_finite, working
from lossdrill.formula.diagnosis.edits.branches import cases
from lossdrill.formula.diagnosis.edits.dropped import dropped
from lossdrill.formula.diagnosis.edits.edit import Edit, places
from lossdrill.formula.diagnosis.kinds import is_formula
from lossdrill.formula.frame import Fit
from lossdrill.formula.problem import Problem
from lossdrill.formula.text import text_of
from lossdrill.formula.tree import Binary, Call, Number, Size, Times, Tree, Where, walk
from lossdrill.formula.values import flat
from lossdrill.model import Diagnosis

_PLACES = 4
_CLOSE = Fraction(1, 10**20)


@dataclass(frozen=True)
class _Part:
    """The expected formula without a part, and its values at the first ordinary points."""

    edit: Edit
    whole: Tree
    values: tuple[tuple[Any, ...], ...]


def left_out(tree: Tree, seen: Sequence[Seen], problem: Problem) -> list[Diagnosis]:
    by_point = {id(one.point): one.yours for one in seen}
    yours = [by_point.get(id(point)) for point in _ordinary(problem)]
    for part in _parts(problem):
        if _same(yours, part.values) and is_formula(tree, part.whole, problem):
            old, new = text_of(part.edit.old), text_of(part.edit.new)
            message = f"{_what(part.edit.old)} is missing: "
            message += f"your formula is the right one with {new} instead of {old}."
            return [Diagnosis(id="left-out", kind="generic", message=message)]
    return []


def _what(left_out: Tree) -> str:
    match left_out:
        case Binary("+" | "-"):
            return "A term"
        case Binary("/"):
            return "A division"
        case Binary("^"):
            return "A power"
        case Times():
            return "A factor"
    return "A case" if isinstance(left_out, Where) else "A function"


def _ordinary(problem: Problem) -> list[Any]:
    return [point for point in problem.points if not point.special][:_PLACES]


@lru_cache(maxsize=64)
def _parts(problem: Problem) -> list[_Part]:
    expected = problem.tree(problem.expected.formula, "the expected formula")
    found = []
    for part, put in places(expected):
        if _is_set(part):
            continue
        for edit in (*dropped(part, problem), *cases(part, problem)):
            fit = None if isinstance(edit.new, Number | Size) else problem.fit(put(edit.new))
            if not isinstance(fit, Fit) or fit.shape != problem.shape:
                continue
            with working(DIGITS):
                values = (flat(fit.formula.value(p, DIGITS)) for p in _ordinary(problem))
                found.append(_Part(edit, put(edit.new), tuple(values)))
    return found


def _is_set(tree: Tree) -> bool:
    """Whether it holds what only authors write."""
    return any(isinstance(part, Call) and part.function == "between" for part in walk(tree))


def _same(yours: Sequence[tuple[Any, ...] | None], values: Sequence[tuple[Any, ...]]) -> bool:
    with working(DIGITS):
        return all(map(_close, yours, values))


def _close(yours: tuple[Any, ...] | None, values: tuple[Any, ...]) -> bool:
    if yours is None or len(yours) != len(values):
        return False
    pairs = zip(yours, values, strict=True)
    return all(is_finite(a) and abs(a - b) <= exact(_CLOSE) * (1 + abs(b)) for a, b in pairs)
