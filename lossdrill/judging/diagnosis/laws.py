"""What holds for the right answer at every point, and not for the learner's: its rows add up to one
number, it is never negative, it changes with each argument. And what the learner's result is then:
right in some rows only, or for single samples, or the right one and an argument added up.

Each finding is a measurement; where it hints at a cause, it asks.
"""

from collections.abc import Sequence

import numpy as np

from lossdrill.judging.cases import Case
from lossdrill.judging.evidence import Evidence
from lossdrill.judging.expected import Array, agree, off
from lossdrill.judging.plain import plain
from lossdrill.model import Diagnosis

FEWEST = 3
"""Points that must show something before it is said."""
CLEARLY = 1e-6
"""In units of the scale: more than any guard or rounding does."""


def rows_add_up(evidence: Evidence) -> Diagnosis | None:
    """Every row of the right result has the same sum; the learner's rows do not."""
    if len(evidence.judge.signature.result) != 2 or not evidence.numeric:
        return None
    right = np.concatenate([case.reference.sum(axis=1) for case in evidence.ordinary])
    total = float(np.round(right.mean(), 6)) + 0.0  # no -0
    if np.any(np.abs(right - total) > CLEARLY):
        return None
    for case in evidence.numeric:
        sums = case.output.sum(axis=1)
        scale = np.sum(np.broadcast_to(case.expected.scale, case.output.shape), axis=1)
        odd = np.flatnonzero(np.abs(sums - total) > CLEARLY * np.maximum(scale, 1))
        if len(odd):
            return _generic(
                "row-sums",
                f"Every row of the right result adds up to {total:g}; row {odd[0] + 1} of yours "
                f"adds up to {sums[odd[0]]:.4g} for {case.point.about}.",
            )
    return None


def negative(evidence: Evidence) -> Diagnosis | None:
    """Below 0 where the right result never is."""
    if any(np.any(case.reference < 0) for case in evidence.cases):
        return None
    for case in evidence.numeric:
        if np.any(case.output < -CLEARLY * np.asarray(case.expected.scale)):
            return _generic(
                "negative",
                f"The right result is never negative; yours is {np.min(case.output):.4g} for "
                f"{case.point.about}.",
            )
    return None


def argument_without_effect(evidence: Evidence) -> Diagnosis | None:
    """Points that differ in one argument have different right answers, and the learner's is one.

    Not said of an answer that is mostly right: the argument has its effect there.
    """
    if 2 * sum(case.right for case in evidence.ordinary) > len(evidence.ordinary):
        return None
    for place, name in enumerate(evidence.judge.argument_names):
        cases = {case.point: case for case in evidence.numeric}
        pairs = [
            (cases[one], cases[other])
            for one, other in evidence.groundwork.pairs_differing_in(place)
            if one in cases and other in cases
        ]
        if pairs and all(_alike(one.output, other.output) for one, other in pairs):
            one, other = pairs[0]
            values = " and ".join(_shown(case, place) for case in (one, other))
            return _generic(
                "argument-without-effect",
                f"The result is the same for {name} = {values}, with all else equal, and should "
                f"not be: how does {name} come into it?",
            )
    return None


def some_rows(evidence: Evidence) -> Diagnosis | None:
    """Of a matrix only the first row is right, or only the last row or column is wrong."""
    if len(evidence.judge.signature.result) != 2 or len(evidence.numeric) < len(evidence.ordinary):
        return None
    fine = [_fine(case) for case in evidence.ordinary]
    for axis, name in ((1, "row"), (0, "column")):
        marks = [np.all(mark, axis=axis) for mark in fine]
        several = [mark for mark in marks if len(mark) > 1]
        if sum(not mark[-1] for mark in several) < FEWEST:
            continue
        if all(mark[0] and not mark[1:].any() for mark in several):
            return _generic(
                f"first-{name}-only",
                f"Only the first {name} is right: does a loop return too early, or is something "
                "kept from one to the next?",
            )
        if all(mark[:-1].all() for mark in several):
            return _generic(
                f"last-{name}", f"Only the last {name} is wrong: does a loop end one too early?"
            )
    return None


def argument_added(evidence: Evidence) -> Diagnosis | None:
    """A multiple of the right result and a multiple of an argument, the same at every point."""
    cases = evidence.numeric
    if len(cases) < max(FEWEST, len(evidence.ordinary)):
        return None
    judge = evidence.judge
    right = np.concatenate([np.ravel(case.reference) for case in cases])
    output = np.concatenate([np.ravel(case.output) for case in cases])
    for place, name in enumerate(judge.argument_names):
        if not judge.signature.result or judge.signature.arguments[place] != judge.signature.result:
            continue
        argument = np.concatenate([np.ravel(case.point.arguments[place]) for case in cases])
        parts = np.linalg.lstsq(np.stack([right, argument], axis=1), output, rcond=None)[0]
        share, times = (float(f"{part:.6g}") for part in parts)
        if abs(times) < CLEARLY or not all(_adds_up(case, place, share, times) for case in cases):
            continue
        if share == 1:
            message = f"Right but for {times:g} times {name}, which is added: is that a penalty?"
        else:
            message = (
                f"The result is {times:g} times {name} plus {share:g} times the right one: is a "
                "step taken already?"
            )
        return _generic("argument-added", message)
    return None


def wrong_for_several_samples(evidence: Evidence) -> Diagnosis | None:
    """Right for every single sample, and mostly wrong for several."""
    several = [case for case in evidence.ordinary if evidence.sizes(case).get("n", 1) > 1]
    single = [case for case in evidence.ordinary if evidence.sizes(case).get("n") == 1]
    wrong = sum(not case.right for case in several)
    if len(single) < FEWEST or not all(case.right for case in single):
        return None
    if wrong < FEWEST or 2 * wrong < len(several):
        return None
    return _generic(
        "several-samples",
        f"Right for a single sample ({len(single)} of {len(single)} points), wrong for several "
        f"({wrong} of {len(several)}): look at how the samples are put together, at the axis, the "
        "mean, and what is kept from one to the next.",
    )


def one_sided(evidence: Evidence) -> Diagnosis | None:
    """A single number that is always too large where it is wrong, or always too small."""
    if evidence.judge.signature.result or len(evidence.numeric) < len(evidence.ordinary):
        return None
    wrong = [case for case in evidence.ordinary if not case.right]
    signs = {float(np.sign(case.output - case.reference)) for case in wrong}
    if len(wrong) < FEWEST or len(signs) > 1:
        return None
    side, other, cause = (
        ("large", "small", "does something count that should not, or count too much?")
        if signs == {1.0}
        else ("small", "large", "is something left out, or cut off?")
    )
    return _generic(
        f"too-{side}",
        f"Too {side} at {len(wrong)} of {len(evidence.ordinary)} points, and never too {other}: "
        f"{cause}",
    )


def _adds_up(case: Case, place: int, share: float, times: float) -> bool:
    added = times * np.asarray(case.point.arguments[place], float)
    scale = abs(share) * np.asarray(case.expected.scale) + np.abs(added)
    return agree(case.output, share * case.reference + added, scale, case.point.rtol)


def _shown(case: Case, place: int) -> str:
    return str(plain(case.point.arguments[place]))


def _alike(one: Array | Sequence[float], other: Array | Sequence[float]) -> bool:
    return np.array_equal(np.asarray(one), np.asarray(other))


def _fine(case: Case) -> Array:
    """For each entry whether it is right."""
    return off(case.output, case.reference, case.expected.scale) <= case.point.rtol


def _generic(diagnosis_id: str, message: str) -> Diagnosis:
    return Diagnosis(id=diagnosis_id, kind="generic", message=message)
