"""Answers that are right in a part of the domain, or right except at single places."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from lossdrill.formula.agreement import Seen, Verdict, look
from lossdrill.formula.arithmetic import DIGITS, working
from lossdrill.formula.examining import ENOUGH, WRONG, examine
from lossdrill.formula.notes import equation
from lossdrill.formula.problem import Problem
from lossdrill.formula.shown import number_text
from lossdrill.formula.switches import borders, switches
from lossdrill.formula.text import text_of
from lossdrill.formula.tree import (
    ZERO,
    Binary,
    Compare,
    Name,
    Negative,
    Number,
    Relation,
    Tree,
    names,
)
from lossdrill.formula.values import Formula
from lossdrill.model import Diagnosis

_ALL = 10**6
_FEWEST = 4
"""Points on either side, so that neither is a matter of chance."""


def only_at_places(answer: Formula, seen: Sequence[Seen], problem: Problem) -> list[Diagnosis]:
    """Right everywhere but at single places, where something is exactly zero."""
    wrong = [s for s in seen if s.verdict in WRONG]
    where = _zero_of_all(answer, wrong, problem)
    if where is not None and len(wrong) >= ENOUGH:  # more may be wrong than was looked at
        seen = examine(answer, problem, enough=_ALL)
        wrong = [s for s in seen if s.verdict in WRONG]
        where = _zero_of_all(answer, wrong, problem)
    if where is None:
        return []
    message = f"Right except where {where}: {_there(wrong, problem)}"
    return [Diagnosis(id="right-except-at", kind="generic", message=message)]


def _there(wrong: Sequence[Seen], problem: Problem) -> str:
    if all(s.verdict is Verdict.NOT_FINITE for s in wrong):
        return "there your formula has no value."
    if not all(s.at_kink for s in wrong) or problem.shape:
        return "there your formula has another value."
    ends = {(s.low[0], s.high[0], s.yours[0]) for s in wrong}
    if len(ends) > 1:
        between = "no subgradient" if problem.expected.subgradients else "not between the limits"
        return f"there your formula has a value that is {between}."
    low, high, yours = map(number_text, ends.pop())
    return f"there any value from {low} to {high} is right, and yours is {yours}."


def _zero_of_all(answer: Formula, wrong: Sequence[Seen], problem: Problem) -> str | None:
    """The equation that holds at all of these points."""
    for formula in (problem.right_plain, answer):
        for zero in _zeros(formula.tree):
            if not names(zero) & problem.continuous:
                continue  # a label that is zero is no single place but half of the domain
            definitions = problem.formulas(columns=bool(formula.columns))
            program = Formula(zero, definitions, formula.columns)
            if all(_has_zero(program, s) for s in wrong) and not _is_region(program, problem):
                return equation(zero)
    return None


def _is_region(program: Formula, problem: Problem) -> bool:
    """Whether it is zero in a whole part of the domain, as max(0, 1 - m) is."""
    if not problem.is_scalar:
        return False
    with working(DIGITS):
        zero = sum(program.value(point, DIGITS) == 0 for point in problem.points)
    return bool(zero > len(problem.points) // 4)


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
    ordinary = [look(answer, problem.right, point, thorough=False) for point in problem.points]
    everything: list[Seen] | None = None
    partly = ""
    for name, condition in _conditions(answer, problem):
        holds = Formula(condition, problem.formulas(columns=False))
        if not _separates(holds, ordinary):
            continue
        everything = everything or examine(answer, problem, enough=_ALL)
        if not _separates(holds, everything):
            continue
        if _is_wrong_elsewhere(holds, everything):
            return [_region(f"Right {name}; wrong elsewhere.")]
        partly = partly or name
    return [_region(f"Right {partly}, but not everywhere else.")] if partly else []


def _region(message: str) -> Diagnosis:
    return Diagnosis(id="region", kind="generic", message=message)


def _separates(condition: Formula, seen: Sequence[Seen]) -> bool:
    """Whether all is right where the condition holds, and much is wrong elsewhere."""
    wrong = [s for s in seen if s.verdict in WRONG]
    if len(wrong) < _FEWEST or any(_holds(condition, s) for s in wrong):
        return False
    right = [s for s in seen if s.verdict is Verdict.AGREES and not s.point.special]
    return sum(_holds(condition, s) for s in right) >= _FEWEST


def _is_wrong_elsewhere(condition: Formula, seen: Sequence[Seen]) -> bool:
    """Whether nothing agrees where the condition fails, single places apart."""
    return not any(
        s.verdict is Verdict.AGREES and not s.point.special and not _holds(condition, s)
        for s in seen
    )


def _holds(condition: Formula, seen: Seen) -> bool:
    with working(DIGITS):
        return bool(condition.value(seen.point, DIGITS))


def _conditions(answer: Formula, problem: Problem) -> Iterator[tuple[str, Tree]]:
    """The regions of the exercise, the labels, the conditions of both formulas, signs."""
    for name, condition in problem.regions:
        yield f"{name} (where {text_of(condition)})", condition
    for variable in problem.variables:
        for label in variable.domain.labels:
            number: Tree = Number(Fraction(abs(label)))
            number = Negative(number) if label < 0 else number
            condition = Compare((Name(variable.name), number), ("==",))
            yield f"where {variable.name} = {label}", condition
    borders_of_both = dict.fromkeys([*borders(problem.plain), *borders(answer.tree)])
    single = [s.of for tree in (problem.plain, answer.tree) for s in switches(tree) if s.hard]
    signs = [Name(name) for name in problem.scalars]
    for zero in dict.fromkeys([*borders_of_both, *signs, *single]):
        for relation in _ORDER:
            condition = Compare((zero, ZERO), (relation,))
            yield f"where {_side(zero, relation)}", condition


def _side(zero: Tree, relation: Relation) -> str:
    """`y*s - 1 < 0` as y*s < 1."""
    match zero:
        case Binary("-", Number() as left, right):
            return text_of(Compare((right, left), (_MIRRORED[relation],)))
        case Binary("-", Negative(left), right):
            return text_of(Compare((left, Negative(right)), (_MIRRORED[relation],)))
        case Binary("-", left, right):
            return text_of(Compare((left, right), (relation,)))
    return text_of(Compare((zero, ZERO), (relation,)))


_MIRRORED: dict[Relation, Relation] = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_ORDER: tuple[Relation, ...] = ("<=", "<", ">=", ">")
