"""Right, but not to enough digits: integers, float32, finite differences, a guard too large."""

import numpy as np

from lossdrill.judging.evidence import Evidence
from lossdrill.judging.expected import digits
from lossdrill.model import Diagnosis

FEWEST = 3
"""Digits that must be right before one can say that the formula is."""


def truncated_to_integers(evidence: Evidence) -> Diagnosis | None:
    """Wrong for integer inputs only, and there cut off to integers."""
    wrong = [case for case in evidence.ordinary if not case.right]
    if not wrong or len(wrong) == len(evidence.ordinary):
        return None
    for case in wrong:
        integers = any(
            getattr(argument, "dtype", np.dtype(float)).kind == "i"
            for argument in case.point.arguments
        )
        if not integers:
            return None
    return Diagnosis(
        id="integer-buffer",
        kind="generic",
        message="Right for floats; wrong for integer inputs: an array made with `zeros_like` or "
        "`empty_like` of an integer array cuts off everything behind the decimal point.",
    )


def float32(evidence: Evidence) -> Diagnosis | None:
    """Every output is a float32 number next to the right one."""
    cases = evidence.numeric
    if len(cases) < len(evidence.ordinary) or not any(not case.right for case in cases):
        return None
    for case in cases:
        if case.error > 1e-4 or not np.array_equal(case.output.astype(np.float32), case.output):
            return None
    return Diagnosis(
        id="float32-accuracy",
        kind="generic",
        message="Right to float32 accuracy only: somewhere the numbers are rounded to float32. "
        "Keep the dtype of the inputs.",
    )


def few_digits(evidence: Evidence) -> Diagnosis | None:
    """Right to several digits at every ordinary point, but not to those that are needed."""
    cases = evidence.numeric
    if len(cases) < len(evidence.ordinary):
        return None
    worst = max((case.error for case in cases), default=np.inf)
    if digits(worst) < FEWEST or all(case.right for case in cases):
        return None
    return Diagnosis(
        id="few-digits",
        kind="generic",
        message=f"Right to about {digits(worst)} digits, where {digits(cases[0].point.rtol)} are "
        "needed: finite differences, a guard such as eps, or a rounded constant does that. "
        "Use the exact formula.",
    )
