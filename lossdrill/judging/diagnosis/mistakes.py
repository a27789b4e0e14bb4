"""The mistakes that an exercise knows: an answer that gives their outputs makes them."""

import copy
from collections.abc import Callable
from typing import Any

import numpy as np

from lossdrill.judging.cases import Case, as_floats, describe, examine
from lossdrill.judging.diagnosis.factors import measured_factor
from lossdrill.judging.evidence import Evidence
from lossdrill.judging.expected import Array, agree, largest, off
from lossdrill.model import Diagnosis
from lossdrill.sandbox.wire import Answer, Raised, lay_out, layout_of

NEAR = 1e-7
"""What a guard in a denominator may change, in units of the scale."""
FAR = 1e-3
"""What tells a mistake from a right answer with few digits."""
FEWEST = 3
"""Points that must tell it."""

Factor = Callable[[dict[str, int]], float]

FACTORS: dict[str, Factor] = {
    "-1": lambda sizes: -1,
    "2": lambda sizes: 2,
    "1/2": lambda sizes: 1 / 2,
    "-2": lambda sizes: -2,
    "-1/2": lambda sizes: -1 / 2,
    "n": lambda sizes: sizes["n"],
    "1/n": lambda sizes: 1 / sizes["n"],
    "√n": lambda sizes: sizes["n"] ** 0.5,
    "1/√n": lambda sizes: sizes["n"] ** -0.5,
}


def named(evidence: Evidence) -> Diagnosis | None:
    """The mistake whose outputs are the learner's on every ordinary point.

    The robust points decide between several; where only they are wrong, they must agree too.
    """
    ordinary, robust = evidence.ordinary, evidence.robust
    asked = (*ordinary, *robust) if evidence.formula_is_right else ordinary
    decisive = sorted(asked, key=lambda case: case.point.length, reverse=True)  # telling ones first
    best, most = None, -1
    for mistake in evidence.judge.mistakes:
        # The first point that differs ends it, so most mistakes are asked once.
        if not all(_same(case, _answer(mistake, case)) for case in decisive):
            continue
        if all(_is_right(case, _answer(mistake, case)) for case in decisive):
            continue
        agreeing = sum(_same(case, _answer(mistake, case)) for case in robust)
        if agreeing > most:
            best, most = mistake, agreeing
    if best is None:
        return None
    if evidence.formula_is_right:
        message = f"Right for ordinary inputs, not for special ones. {best.sentence}"
    else:
        measured = measured_factor(evidence)
        message = best.sentence + (f" Measured: {measured}." if measured else "")
    return Diagnosis(id=best.id, kind="mistake", message=message)


def guarded(evidence: Evidence) -> Diagnosis | None:
    """A known mistake wherever that gives a number; elsewhere the learner has a guard."""
    return _nearly(evidence, {"": lambda sizes: 1})


def scaled(evidence: Evidence) -> Diagnosis | None:
    """A known mistake but for a factor."""
    return _nearly(evidence, FACTORS)


def _nearly(evidence: Evidence, factors: dict[str, Factor]) -> Diagnosis | None:
    """Of several the one with the plainest factor: they stand in that order."""
    apart = {
        mistake: _factor_apart(evidence, mistake, factors) for mistake in evidence.judge.mistakes
    }
    for name in factors:
        for mistake, factor in apart.items():
            if factor == name:
                lead = f"Apart from a factor {name}: " if name else ""
                return Diagnosis(id=mistake.id, kind="mistake", message=lead + mistake.sentence)
    return None


def _factor_apart(
    evidence: Evidence, mistake: Callable[..., Any], factors: dict[str, Factor]
) -> str | None:
    """What the mistake must be multiplied with to give the learner's outputs wherever it is
    finite itself; None if there is no such factor, or too little speaks for it.
    """
    left = dict(factors)
    compared = telling = 0
    for case in evidence.ordinary:
        theirs = as_floats(_answer(mistake, case))
        if theirs is None or not np.all(np.isfinite(theirs)):
            continue
        if case.output is None or case.output.shape != theirs.shape:
            return None
        sizes = evidence.sizes(case)
        scale = np.max(case.expected.scale, initial=0.0)
        left = {
            name: factor
            for name, factor in left.items()
            if agree(case.output, factor(sizes) * theirs, abs(factor(sizes)) * scale, NEAR)
        }
        if not left:
            return None
        compared += 1
        telling += min(_distance(case, case.output), _distance(case, theirs)) > FAR
    if telling < FEWEST or 2 * compared < len(evidence.ordinary):
        return None
    return next(iter(left))


def _distance(case: Case, output: Array) -> float:
    """From what is right, in units of the scale."""
    same = output.shape == case.reference.shape
    return largest(off(output, case.reference, case.expected.scale)) if same else np.inf


def _answer(mistake: Callable[..., Any], case: Case) -> Answer:
    """What the mistake answers; run on copies, since it may be one that changes its inputs."""
    arguments = [_copy(argument) for argument in case.point.arguments]
    try:
        return Answer(mistake(*arguments))
    except Exception as error:  # noqa: BLE001 - a mistake may raise whatever it likes
        return Answer(raised=Raised(type(error).__name__, str(error)))


def _copy(argument: Any) -> Any:
    if isinstance(argument, np.ndarray):
        return lay_out(argument, layout_of(argument))
    return copy.copy(argument)


def _same(case: Case, other: Answer) -> bool:
    """Whether the learner's answer is, to rounding, the mistake's."""
    theirs = as_floats(other)
    if case.output is None or theirs is None:  # raised the same, or gave the same kind of thing
        return case.output is None and theirs is None and describe(case.answer) == describe(other)
    return agree(case.output, theirs, case.expected.scale, case.point.rtol)


def _is_right(case: Case, other: Answer) -> bool:
    return examine(case.point, case.expected, other).right
