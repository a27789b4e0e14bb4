"""Answers that are right in a part of the domain, or right except at single places."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from lossdrill.formula.agreement import Formula, Seen, Verdict
from lossdrill.formula.arithmetic import DIGITS, working
from lossdrill.formula.examining import WRONG, examine
from lossdrill.formula.problem import Problem
from lossdrill.formula.switches import switches
from lossdrill.formula.text import text_of
from lossdrill.formula.tree import ZERO, Binary, Compare, Name, Negative, Number, Tree, walk
from lossdrill.model import Diagnosis

_FEWEST = 4
"""Points on either side, so that neither is a matter of chance."""


def only_at_places(
    answer: Formula, seen: Sequence[Seen], problem: Problem
) -> list[Diagnosis]:
    """Right everywhere but at single places, where something is exactly zero."""
    wrong = [s for s in seen if s.verdict in WRONG]
    if not wrong or not all(s.point.special for s in wrong):
        return []
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
        for switch in switches(formula.tree):
            if switch.running:
                continue
            program = Formula(switch.of, problem.formulas(columns=False), answer.columns)
            if all(_has_zero(program, s) for s in wrong):
                return equation(switch.of)
    return None


def _has_zero(program: Formula, seen: Seen) -> bool:
    with working(DIGITS):
        try:
            value = program.value(seen.point, DIGITS)
        except (IndexError, KeyError):
            return False
    return bool((value == 0).any()) if hasattr(value, "any") else value == 0


def equation(zero: Tree) -> str:
    match zero:
        case Binary("-", left, Negative(right)):
            return f"{text_of(left)} = -{text_of(right)}"
        case Binary("-", left, right):
            return f"{text_of(left)} = {text_of(right)}"
    return f"{text_of(zero)} = 0"


def right_in_places(answer: Formula, problem: Problem) -> list[Diagnosis]:
    """Right wherever a condition holds, and wrong elsewhere; for formulas in numbers."""
    if not problem.is_scalar:
        return []
    seen = [s for s in examine(answer, problem, enough=10**6) if s.verdict in {*WRONG, Verdict.AGREES}]
    for name, condition in _conditions(problem):
        held = _held(condition, seen, problem)
        inside = [s for s, holds in zip(seen, held, strict=True) if holds]
        outside = [s for s, holds in zip(seen, held, strict=True) if not holds]
        if _all_right(inside) and sum(s.verdict in WRONG for s in outside) >= _FEWEST:
            message = f"Right {name}; wrong elsewhere."
            return [Diagnosis(id="region", kind="generic", message=message)]
    return []


def _all_right(seen: Sequence[Seen]) -> bool:
    return sum(not s.point.special for s in seen) >= _FEWEST and all(
        s.verdict is Verdict.AGREES for s in seen
    )


def _held(condition: Tree, seen: Sequence[Seen], problem: Problem) -> list[bool]:
    program = Formula(condition, problem.formulas(columns=False))
    with working(DIGITS):
        return [bool(program.value(s.point, DIGITS)) for s in seen]


def _conditions(problem: Problem) -> Iterator[tuple[str, Tree]]:
    """The regions of the exercise, the labels, the conditions of the expected formula, and signs."""
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
                opposite = Compare(part.operands, (other,))  # type: ignore[arg-type]
                yield f"where {text_of(opposite)}", opposite
    for name in problem.scalars:
        for relation in ("<", "<=", ">", ">="):
            sign = Compare((Name(name), ZERO), (relation,))  # type: ignore[arg-type]
            yield f"where {text_of(sign)}", sign


_OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}

