"""The mistakes that an exercise knows: an answer that gives their outputs makes them."""

import copy
from collections.abc import Callable
from typing import Any

import numpy as np

from lossdrill.judging.cases import Case, as_floats, describe, examine
from lossdrill.judging.diagnosis.factors import measured_factor
from lossdrill.judging.evidence import Evidence
from lossdrill.judging.expected import agree
from lossdrill.model import Diagnosis
from lossdrill.sandbox.wire import Answer, Raised, lay_out, layout_of


def named(evidence: Evidence) -> Diagnosis | None:
    """The mistake whose outputs are the learner's on every ordinary point.

    The robust points decide between several; where only they are wrong, they must agree too.
    """
    ordinary, robust = evidence.ordinary, evidence.robust
    decisive = (*ordinary, *robust) if evidence.formula_is_right else ordinary
    best, most = None, -1
    for mistake in evidence.judge.mistakes:
        # The first point that differs ends it: most mistakes are asked once or twice, not 60 times.
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
