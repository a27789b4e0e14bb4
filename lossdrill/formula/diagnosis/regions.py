"""Answers that are right in a part of the domain, or right except at single places."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from lossdrill.formula.agreement import Formula, Seen, Verdict, look
from lossdrill.formula.arithmetic import DIGITS, working
from lossdrill.formula.examining import ENOUGH, WRONG, examine
from lossdrill.formula.notes import equation
from lossdrill.formula.problem import Problem
from lossdrill.formula.switches import borders, switches
from lossdrill.formula.text import text_of
from lossdrill.formula.tree import (
    ZERO,
    Compare,
    Name,
    Negative,
    Number,
    Relation,
    Tree,
    names,
    walk,
)
from lossdrill.model import Diagnosis

_ALL = 10**6
_FEWEST = 4
"""Points on either side, so that neither is a matter of chance."""


def only_at_places(answer: Formula, seen: Sequence[Seen], problem: Problem) -> list[Diagnosis]:
    """Right everywhere but at single places, where something is exactly zero."""
    wrong = [s for s in seen if s.verdict in WRONG]
    where = _zero_of_all(answer, wrong, problem)
    if where is not None and len(wrong) >= ENOUGH:  # more may be wrong than was looked at
        wrong = [s for s in examine(answer, problem, enough=_ALL) if s.verdict in WRONG]
        where = _zero_of_all(answer, wrong, problem)
    if where is None:
        return []
    if all(s.verdict is Verdict.NOT_FINITE for s in wrong):
        message = f"Right except where {where}: there your formula has no value."
    else:
        message = f"Right except where {where}: there your formula has another value."
    return [Diagnosis(id="right-except-at", kind="generic", message=message)]


def _zero_of_all(answer: Formula, wrong: Sequence[Seen], problem: Problem) -> str | None:
    """The equation that holds at all of these points."""
    for formula in (problem.right_plain, answer):
        for zero in _zeros(formula.tree):
            if not names(zero) & problem.continuous:
                continue  # a label that is zero is no single place but half of the domain
            definitions = problem.formulas(columns=bool(formula.columns))
            program = Formula(zero, definitions, formula.columns)
            if all(_has_zero(program, s) for s in wrong):
                return equation(zero)
    return None


def _zeros(tree: Tree) -> list[Tree]:
    """What may be zero at single places: the simple ones, such as r - delta, before |r| - delta."""
    return [*(switch.of for switch in switches(tree) if not switch.running), *borders(tree)]


def _has_zero(program: Formula, seen: Seen) -> bool:
    with working(DIGITS):
        try:
            value = program.value(seen.point, DIGITS)
        except (IndexError, KeyError, ValueError):
            return False
    return bool((value == 0).any()) if hasattr(value, "any") else value == 0


def right_in_places(answer: Formula, problem: Problem) -> list[Diagnosis]:
    """Right wherever a condition holds, and wrong elsewhere; for formulas in numbers."""
    if not problem.is_scalar:
        return []
    ordinary = [
        look(answer, problem.right, point, known)
        for point, known in zip(problem.points, problem.targets, strict=True)
    ]
    everything: list[Seen] | None = None
    for name, condition in _conditions(problem):
        holds = Formula(condition, problem.formulas(columns=False))
        if not _separates(holds, ordinary):
            continue
        everything = everything or examine(answer, problem, enough=_ALL)
        if _separates(holds, everything):
            return [
                Diagnosis(id="region", kind="generic", message=f"Right {name}; wrong elsewhere.")
            ]
    return []


def _separates(condition: Formula, seen: Sequence[Seen]) -> bool:
    """Whether all is right where the condition holds, and much is wrong elsewhere."""
    wrong = [s for s in seen if s.verdict in WRONG]
    if len(wrong) < _FEWEST or any(_holds(condition, s) for s in wrong):
        return False
    right = [s for s in seen if s.verdict is Verdict.AGREES and not s.point.special]
    return sum(_holds(condition, s) for s in right) >= _FEWEST


def _holds(condition: Formula, seen: Seen) -> bool:
    with working(DIGITS):
        return bool(condition.value(seen.point, DIGITS))


def _conditions(problem: Problem) -> Iterator[tuple[str, Tree]]:
    """The regions of the exercise, the labels, the conditions of the formula itself, signs."""
    for name, condition in problem.regions:
        yield f"{name} (where {text_of(condition)})", condition
    for variable in problem.variables:
        for label in variable.domain.labels:
            number: Tree = Number(Fraction(abs(label)))
            number = Negative(number) if label < 0 else number
            condition = Compare((Name(variable.name), number), ("==",))
            yield f"where {variable.name} = {label}", condition
    for part in walk(problem.plain):
        if isinstance(part, Compare):
            yield f"where {text_of(part)}", part
            if len(part.operands) == 2:
                other = _OPPOSITE[part.relations[0]]
                opposite = Compare(part.operands, (other,))
                yield f"where {text_of(opposite)}", opposite
    for name in problem.scalars:
        for relation in _ORDER:
            sign = Compare((Name(name), ZERO), (relation,))
            yield f"where {text_of(sign)}", sign


_ORDER: tuple[Relation, ...] = ("<", "<=", ">", ">=")
_OPPOSITE: dict[Relation, Relation] = {
    "<": ">=",
    "<=": ">",
    ">": "<=",
    ">=": "<",
    "==": "!=",
    "!=": "==",
}
