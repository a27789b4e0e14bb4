"""Right, but not to enough digits: integers, float32, finite differences, a guard too large."""

import numpy as np

from lossdrill.judging.cases import Case
from lossdrill.judging.evidence import Evidence
from lossdrill.judging.expected import NEGLIGIBLE, digits
from lossdrill.model import Diagnosis

FEWEST = 3
"""Digits that must be right before one can say that the formula is; points that must show it."""
MOST_DECIMALS = 8


def integers(evidence: Evidence) -> Diagnosis | None:
    """Right for floats; wrong at some points with integer inputs, and only there."""
    wrong = [case for case in evidence.ordinary if not case.right]
    floats = [case for case in evidence.ordinary if not _has_integers(case)]
    if not floats or not all(map(_has_integers, wrong)):
        return None
    if not all(case.fails == "value" for case in wrong):
        return None
    about = "; ".join(dict.fromkeys(case.point.about for case in wrong))
    return Diagnosis(
        id="integer-buffer",
        kind="generic",
        message=f"Right for floats; wrong for: {about}. Is there an array made with `zeros_like` "
        "or `astype` that has the inputs' integer type, and so cuts off everything behind the "
        "decimal point?",
    )


def _has_integers(case: Case) -> bool:
    return any(
        getattr(argument, "dtype", np.dtype(float)).kind == "i" for argument in case.point.arguments
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


def rounded(evidence: Evidence) -> Diagnosis | None:
    """Every output is the right one rounded to some number of decimals, or cut off there."""
    cases = evidence.numeric
    if len(cases) < len(evidence.ordinary) or sum(not case.right for case in cases) < FEWEST:
        return None
    for decimals in range(MOST_DECIMALS + 1):
        if all(_has_decimals(case, decimals) for case in evidence.telling):
            break
    else:
        return None
    distance = max(float(np.max(np.abs(case.output - case.reference))) for case in cases)
    unit = 10.0**-decimals
    if distance >= unit * (1 + 1e-6):
        return None
    cut = all(
        np.array_equal(case.output, np.floor(case.reference))
        or np.array_equal(case.output, np.trunc(case.reference))
        for case in cases
    )
    if cut:
        message = "Everything behind the decimal point is cut off: // and int() do that. Use /."
    elif decimals == 0:
        message = "Only whole numbers come out, each next to the right one: return it as it is."
    elif distance <= unit / 2 * (1 + 1e-6):
        message = f"Right, but rounded to {decimals} decimals: return the number as it is."
    else:
        message = f"Next to the right number, but no more than {decimals} decimals come out."
    return Diagnosis(id="rounded", kind="generic", message=message)


def _has_decimals(case: Case, decimals: int) -> bool:
    return np.array_equal(case.output, np.round(case.output, decimals))


def few_digits(evidence: Evidence) -> Diagnosis | None:
    """Right to several digits at every ordinary point, but not to those that are needed."""
    cases = evidence.numeric
    if len(cases) < len(evidence.ordinary) or all(case.right for case in cases):
        return None
    worst = max((case for case in cases if not case.right), key=_relative)
    if not FEWEST <= digits(_relative(worst)) < digits(worst.point.rtol):
        return None
    return Diagnosis(
        id="few-digits",
        kind="generic",
        message=f"Right to {digits(_relative(worst))} digits, but {digits(worst.point.rtol)} are "
        f"needed (furthest off for {worst.point.about}). Finite differences, a guard such as eps, "
        "float32 or a rounded constant can do that: use the exact formula.",
    )


def _relative(case: Case) -> float:
    """Beside the largest entry: one that ought to be 0 has no digits of its own."""
    largest = max(float(np.max(case.expected.scale)), NEGLIGIBLE)
    return float(np.max(np.abs(case.output - case.reference))) / largest
