"""The mistakes that an exercise knows: an answer that gives their outputs makes them."""

import copy
from typing import Any

import numpy as np

from lossdrill.judging.cases import Case, as_floats
from lossdrill.judging.diagnosis.factors import measured_factor
from lossdrill.judging.evidence import Evidence
from lossdrill.model import Diagnosis
from lossdrill.sandbox.wire import Answer, Raised, lay_out, layout_of


def named(evidence: Evidence) -> Diagnosis | None:
    """The mistake whose outputs are the learner's.

    When the formula itself is wrong, all ordinary points must agree, and the robust ones decide
    between several; when only robustness is missing, the robust points must agree.
    """
    decisive = evidence.robust if evidence.formula_is_right else evidence.ordinary
    best, most = None, -1
    for mistake in evidence.judge.mistakes:
        if not all(_same(case, _output(mistake, case)) for case in decisive):
            continue
        if all(_is_right(case, _output(mistake, case)) for case in decisive):
            continue
        agreeing = sum(_same(case, _output(mistake, case)) for case in evidence.robust)
        if agreeing > most:
            best, most = mistake, agreeing
    if best is None:
        return None
    measured = measured_factor(evidence)
    message = best.sentence + (f" Measured: {measured}." if measured else "")
    if evidence.formula_is_right:
        message = f"The formula is right, but not everywhere. {message}"
    return Diagnosis(id=best.id, kind="mistake", message=message)


def _output(mistake: Any, case: Case) -> Answer:
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
    if case.answer.raised is not None or other.raised is not None:
        both = case.answer.raised is not None and other.raised is not None
        return both and case.answer.raised.type == other.raised.type  # type: ignore[union-attr]
    theirs = as_floats(other)
    if case.output is None or theirs is None:
        return case.output is None and theirs is None
    if case.output.shape != theirs.shape:
        return False
    scale = np.asarray(case.expected.scale, float)
    scale = scale if scale.shape == theirs.shape else np.max(scale, initial=0.0)
    room = case.point.rtol * (np.abs(theirs) + np.nan_to_num(scale, posinf=0.0))
    close = np.abs(case.output - theirs) <= room
    close |= (case.output == theirs) | (np.isnan(case.output) & np.isnan(theirs))
    return bool(np.all(close))


def _is_right(case: Case, other: Answer) -> bool:
    output = as_floats(other)
    if other.raised is not None or output is None or output.shape != case.reference.shape:
        return False
    return case.expected.error(output) <= case.point.rtol
