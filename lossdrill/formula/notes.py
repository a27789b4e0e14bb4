"""Remarks on a right answer: which subgradient it takes at a kink, and where floats fail it."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from lossdrill.formula.agreement import Seen, Verdict
from lossdrill.formula.arithmetic import DIGITS, is_finite, working
from lossdrill.formula.double import Double
from lossdrill.formula.evaluate import compiled
from lossdrill.formula.problem import Problem
from lossdrill.formula.shown import number_text
from lossdrill.formula.switches import switches
from lossdrill.formula.text import text_of
from lossdrill.formula.tree import Binary, Compare, Negative, Number, Relation, Tree
from lossdrill.formula.values import Formula, flat
from lossdrill.formula.variables import Variable

_FAR = (800.0, -800.0, 40.0, -40.0)
_NEAR_ENDS = (1e-300, 1.0 - 2.0**-53)


def kink_note(seen: Sequence[Seen], problem: Problem) -> str:
    """What the answer gives where any of several values is right; the learner's convention."""
    kinks = [s for s in seen if s.at_kink and s.verdict is Verdict.AGREES and s.point.special]
    kinks = [s for s in kinks if any(h - lo > 1e-9 for h, lo in zip(s.high, s.low, strict=True))]
    if not problem.is_scalar:
        return _note_of_arrays(kinks, problem)
    if not kinks:
        return ""
    simplest = min(kinks, key=lambda s: s.point.complexity)
    where = _where(simplest, problem)
    low, high = number_text(simplest.low[0]), number_text(simplest.high[0])
    example = _example(simplest, problem.variables)
    yours = simplest.yours[0]
    right = "a subgradient" if problem.expected.subgradients else "right"
    if not is_finite(yours):
        return (
            f"{where} your formula has no value; any number from {low} to {high} would be {right} "
            f"there ({example})."
        )
    return (
        f"{where} you take {number_text(yours)}; any number from {low} to {high} is {right} there "
        f"({example})."
    )


def _note_of_arrays(kinks: Sequence[Seen], problem: Problem) -> str:
    """Where the answer has no value, or another one than the expected formula has by itself."""
    for kink in kinks:
        with working(DIGITS):
            natural = flat(problem.right_plain.value(kink.point, DIGITS))
        if not all(map(is_finite, kink.yours)):
            return f"{_where(kink, problem)} your formula has no value; any subgradient would do."
        if any(abs(a - b) > 1e-9 for a, b in zip(kink.yours, natural, strict=True)):
            return f"{_where(kink, problem)} several values are right; yours is one of them."
    return ""


def _example(seen: Seen, variables: Sequence[Variable]) -> str:
    return ", ".join(f"{v.name} = {number_text(seen.point.values[v.name])}" for v in variables)


def _where(seen: Seen, problem: Problem) -> str:
    for switch in switches(problem.right_plain.tree):
        if switch.running:
            continue
        program = Formula(switch.of, problem.formulas(columns=False))
        with working(DIGITS):
            value = program.value(seen.point, DIGITS)
        if isinstance(value, np.ndarray) and (value == 0).any():
            return f"Where {equation(switch.of)} in some entry,"
        if not isinstance(value, np.ndarray) and not value:
            return f"Where {equation(switch.of)}"
    return "At the kink"


def equation(zero: Tree) -> str:
    """What a zero means: `y*s - 1` is zero where y*s = 1."""
    match zero:
        case Compare((left, right), (relation,)):
            return text_of(Compare((left, right), (_OPPOSITE[relation],)))
        case Binary("-", Number() as left, right):
            return f"{text_of(right)} = {text_of(left)}"
        case Binary("-", Negative(left), right):
            return f"{text_of(left)} = {text_of(Negative(right))}"
        case Binary("-", left, Negative(right)):
            return f"{text_of(left)} = -{text_of(right)}"
        case Binary("-", left, right):
            return f"{text_of(left)} = {text_of(right)}"
    return f"{text_of(zero)} = 0"


_OPPOSITE: dict[Relation, Relation] = {
    "<": ">=",
    "<=": ">",
    ">": "<=",
    ">=": "<",
    "==": "!=",
    "!=": "==",
}


def float_note(answer: Formula, problem: Problem) -> str:
    """Where the typed form is NaN or infinite in float64 though the expected value is finite."""
    if not problem.is_scalar:
        return ""
    run, right = _in_double(answer), _in_double(problem.right_plain)
    for variable in problem.variables:
        for value in _extremes(variable):
            point = problem.points[0]
            env = {name: np.float64(float(v)) for name, v in point.values.items()}
            env[variable.name] = np.float64(value)
            if not np.isfinite(run(env)) and np.isfinite(right(env)):
                return (
                    f"Right as mathematics; computed in floats this form is "
                    f"{_kind(run(env))} at {variable.name} = {value:g}."
                )
    return ""


def _kind(value: Any) -> str:
    return "NaN" if np.isnan(value) else "infinite"


def _extremes(variable: Variable) -> tuple[float, ...]:
    if variable.domain.name == "real":
        return _FAR
    return _NEAR_ENDS if variable.domain.name == "probability" else ()


def _in_double(formula: Formula) -> Any:
    arithmetic = Double()
    definitions = [(name, compiled(tree, arithmetic)) for name, tree in formula.definitions]
    program = compiled(formula.tree, arithmetic)

    def run(env: dict[str, Any]) -> Any:
        env = {**env, "choice": lambda low, high: low}  # any of them will do
        for name, definition in definitions:
            env[name] = definition(env)
        with np.errstate(all="ignore"):
            return np.float64(program(env))

    return run
