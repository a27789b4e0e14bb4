"""What the entries of an output have to do with the right ones, beyond a common factor: one of them
wrong, in another order, without their sign, cut off, or of the right direction but not the length.
"""

from collections.abc import Callable

import numpy as np

from lossdrill.judging.cases import Case
from lossdrill.judging.evidence import Evidence
from lossdrill.judging.expected import Array, agree, off
from lossdrill.model import Diagnosis

FEWEST = 3
"""Points, or entries, that must show something before it is said."""
CLOSE = 1e-7
"""Relative, for the ratio of entries at one point."""


def one_entry(evidence: Evidence) -> Diagnosis | None:
    """Always the first entry, or always the last, is wrong, and never another."""
    if not _all_are_numbers(evidence) or evidence.judge.signature.result not in {("n",), ("d",)}:
        return None
    several = [case for case in evidence.ordinary if case.reference.size > 1]
    for place, name, cause in (
        (0, "first", "Does a loop start at 1, or is this entry taken for something else?"),
        (-1, "last", "Does a loop end one too early?"),
    ):
        if not all(np.all(np.delete(_fine(case), place)) for case in several):
            continue
        wrong = [case for case in evidence.ordinary if not _fine(case)[place]]
        if sum(case.reference.size > 1 for case in wrong) < FEWEST:
            continue
        zero = all(case.output[place] == 0 for case in wrong)
        value = ": it is always 0" if zero else ""
        return _generic(f"{name}-entry", f"Only the {name} entry is wrong{value}. {cause}")
    return None


def another_order(evidence: Evidence) -> Diagnosis | None:
    """The right numbers, not in their places."""
    if not _all_are_numbers(evidence) or any(c.reference.ndim != 1 for c in evidence.ordinary):
        return None
    if sum(not case.right for case in evidence.ordinary) < FEWEST:
        return None
    what = "sample" if evidence.judge.signature.result == ("n",) else "feature"
    if _all(evidence, lambda case: _near(case, case.output[::-1], case.reference)):
        return _generic(
            "reversed-order", f"The numbers are right, but in reverse order: entry i is {what} i's."
        )
    if _all(evidence, lambda case: _near(case, np.sort(case.output), np.sort(case.reference))):
        return _generic(
            "another-order",
            f"The numbers are right, but not in their places: entry i belongs to {what} i.",
        )
    return None


def size_without_sign(evidence: Evidence) -> Diagnosis | None:
    """Every entry has the right size; some have the other sign."""
    if not _all_are_numbers(evidence):
        return None
    if not _all(evidence, lambda case: _near(case, np.abs(case.output), np.abs(case.reference))):
        return None
    outputs = np.concatenate([np.ravel(case.output) for case in evidence.ordinary])
    seen = ""
    if np.all(outputs >= 0):
        seen = " None comes out negative: is there an absolute value where the sign is needed?"
    return _generic("size-without-sign", f"Every size is right, but not every sign.{seen}")


def cut_off(evidence: Evidence) -> Diagnosis | None:
    """Right, but for a largest or a smallest number that is never passed."""
    if not _all_are_numbers(evidence):
        return None
    outputs = np.concatenate([np.ravel(case.output) for case in evidence.ordinary])
    low, high = float(np.min(outputs)), float(np.max(outputs))
    if not _all(
        evidence, lambda case: _near(case, case.output, np.clip(case.reference, low, high))
    ):
        return None
    references = np.concatenate([np.ravel(case.reference) for case in evidence.ordinary])
    ends = [
        f"{side} {end:.6g}"
        for side, end, count in (
            ("below", low, np.sum(references < low)),
            ("above", high, np.sum(references > high)),
        )
        if count >= FEWEST
    ]
    between = np.sum((low < references) & (references < high))
    if not ends or between < FEWEST:
        return None
    return _generic(
        "cut-off",
        f"Right, but for what ought to lie {' or '.join(ends)}: nothing {' or '.join(ends)} ever "
        "comes out. Is there a clip, a minimum or a maximum too many?",
    )


def same_direction(evidence: Evidence) -> Diagnosis | None:
    """At each point all entries are off by one positive factor, which is not always the same."""
    if not _all_are_numbers(evidence) or evidence.judge.signature.result != ("d",):
        return None
    factors = []
    for case in evidence.ordinary:
        if not np.any(case.reference):
            if np.any(case.output):
                return None
            continue
        factor = float(case.output @ case.reference) / float(case.reference @ case.reference)
        scale = abs(factor) * np.asarray(case.expected.scale)
        if factor <= 0 or not agree(case.output, factor * case.reference, scale, CLOSE):
            return None
        factors.append((case, factor))
    telling = [factor for case, factor in factors if case.reference.size > 1 and not case.right]
    if len(telling) < FEWEST or np.ptp(telling) <= CLOSE * max(telling):
        return None
    lengths = [float(np.linalg.norm(case.output)) for case in evidence.ordinary]
    if np.allclose(lengths, 1.0, rtol=1e-6):
        return _generic(
            "unit-length",
            "The direction is right, but the length is always 1: the gradient itself is asked for, "
            "not only where it points.",
        )
    few = ", ".join(list(dict.fromkeys(f"{factor:.4g}" for factor in telling))[:FEWEST])
    return _generic(
        "same-direction",
        "The gradient points in the right direction, but has the wrong length: at each point all "
        f"entries are off by one and the same factor, and from point to point it differs ({few}, "
        "...). Look at what the sum over the samples is multiplied with or divided by.",
    )


def _all_are_numbers(evidence: Evidence) -> bool:
    return len(evidence.numeric) == len(evidence.ordinary)


def _all(evidence: Evidence, holds: Callable[[Case], bool]) -> bool:
    return all(holds(case) for case in evidence.telling)


def _near(case: Case, output: Array, value: Array) -> bool:
    return agree(output, value, case.expected.scale, case.point.rtol)


def _fine(case: Case) -> Array:
    """For each entry whether it is right."""
    return off(case.output, case.reference, case.expected.scale) <= case.point.rtol


def _generic(diagnosis_id: str, message: str) -> Diagnosis:
    return Diagnosis(id=diagnosis_id, kind="generic", message=message)
