"""From cases to a ruling: status, reason, score, checks.

Nothing earns nothing: the score is what the answer's share of the points exceeds the best trivial
answer's (0, ones, the input, NaN). Contract checks earn nothing, they can only fail.
"""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from lossdrill.judging.cases import Case, errors_of, is_list
from lossdrill.judging.contract import Breach
from lossdrill.judging.evidence import Evidence
from lossdrill.judging.expected import Expected
from lossdrill.judging.points.point import Group, Point
from lossdrill.judging.protocol import Ruling
from lossdrill.model import Check, Counterexample, Curve, Diagnosis, Reason

ORDINARY_WEIGHT = 0.85
"""Of the ordinary points together; the others share the rest."""
FORMULA = 0.8
"""What an answer has earned at least that is right on all ordinary points."""


def passed(evidence: Evidence) -> Ruling:
    return Ruling(status="pass", score=1.0, checks=_checks(evidence, ()), notes=_notes(evidence))


def failed(
    evidence: Evidence,
    breaches: Sequence[Breach],
    *,
    trivial: float,
    diagnoses: tuple[Diagnosis, ...],
    counterexample: Counterexample | None,
    curve: Curve | None,
) -> Ruling:
    return Ruling(
        status="wrong",
        score=earned(evidence, breaches, trivial).score,
        reason=_reason(evidence, breaches),
        checks=_checks(evidence, breaches),
        diagnoses=diagnoses,
        counterexample=counterexample,
        notes=_notes(evidence),
        curve=curve,
    )


class Earned(Struct, frozen=True):
    """What a failing answer has earned, and what that follows from."""

    share: float
    trivial: float
    formula_is_right: bool
    breaches: int
    points: int

    @property
    def beyond_trivial(self) -> float:
        return (self.share - self.trivial) / (1.0 - self.trivial)

    @property
    def score(self) -> float:
        """Each breach of the contract costs as much as a point."""
        earned = self.beyond_trivial
        if self.formula_is_right:
            earned = max(earned, FORMULA)
        point = 1.0 / self.points
        return round(max(0.0, min(earned - point * self.breaches, 1.0 - point)), 4)


def earned(evidence: Evidence, breaches: Sequence[Breach], trivial: float) -> Earned:
    groups = [case.point.group for case in evidence.cases]
    share = weighted_share(groups, [case.right for case in evidence.cases])
    # What was handed out, with a mistake at special points only, has a right formula for nothing.
    right = evidence.formula_is_right and share > trivial
    return Earned(share, trivial, right, len(breaches), len(groups))


def weighted_share(groups: Sequence[Group], right: Sequence[bool]) -> float:
    """The share of the points that is earned, from 0 to 1."""
    earned = total = 0.0
    for members, weight in (({"ordinary"}, ORDINARY_WEIGHT), ({"stability", "kink"}, 0.15)):
        marks = [mark for group, mark in zip(groups, right, strict=True) if group in members]
        if marks:
            earned += weight * sum(marks) / len(marks)
            total += weight
    return earned / total


def best_trivial_share(points: Sequence[Point], expected: Sequence[Expected]) -> float:
    """The best share that 0, ones, NaN or one of the inputs reaches."""
    groups = [point.group for point in points]
    inputs = len(points[0].arguments)
    shares = []
    for fill in (0.0, 1.0, np.nan):
        outputs = [np.full(np.shape(right.value), fill) for right in expected]
        shares.append(weighted_share(groups, _marks(points, expected, outputs)))
    for place in range(inputs):
        outputs = [np.asarray(point.arguments[place], float) for point in points]
        shares.append(weighted_share(groups, _marks(points, expected, outputs)))
    return max(shares)


def _marks(
    points: Sequence[Point], expected: Sequence[Expected], outputs: Sequence[np.ndarray]
) -> list[bool]:
    errors = errors_of(expected, outputs)
    return [error <= point.rtol for point, error in zip(points, errors, strict=True)]


def _reason(evidence: Evidence, breaches: Sequence[Breach]) -> Reason:
    """The property that failed first, on the ordinary points before the robust ones."""
    for cases in (evidence.ordinary, evidence.robust):
        wrong = [case for case in cases if not case.right]
        if not wrong:
            continue
        if cases is evidence.robust:
            return "kink" if all(case.point.group == "kink" for case in wrong) else "stability"
        for property_ in ("raised", "shape", "nan", "value"):
            if any(case.fails == property_ for case in wrong):
                return property_
    return breaches[0].reason


def _checks(evidence: Evidence, breaches: Sequence[Breach]) -> tuple[Check, ...]:
    decisive = [case for case in evidence.cases if case.point.group != "float32"]
    right = sum(case.right for case in decisive)
    broken = {breach.reason for breach in breaches}
    return (
        Check(
            id="value",
            title="matches the reference",
            passed=right == len(decisive),
            detail=f"at {right} of {len(decisive)} points",
        ),
        _never(decisive, "raised", "runs", "raises nothing", "raised"),
        _never(decisive, "shape", "shape", "shape of the result", "wrong"),
        _never(decisive, "nan", "finite", "finite where it should be", "not"),
        Check(id="mutated", title="inputs untouched", passed="mutated" not in broken),
        Check(
            id="nondeterministic",
            title="same answer twice",
            passed="nondeterministic" not in broken,
        ),
    )


def _never(
    cases: Sequence[Case], property_: str, check_id: str, title: str, otherwise: str
) -> Check:
    count = sum(case.fails == property_ for case in cases)
    detail = f"{otherwise} at {count} of {len(cases)} points" if count else ""
    return Check(id=check_id, title=title, passed=count == 0, detail=detail)


def _notes(evidence: Evidence) -> tuple[str, ...]:
    notes = []
    if any(is_list(case.answer) for case in evidence.cases if case.right):
        notes.append("Style: return a NumPy array rather than a list or tuple.")
    in_float32 = [case for case in evidence.cases if case.point.group == "float32"]
    if any(not case.right for case in in_float32) and evidence.formula_is_right:
        notes.append(
            "With float32 inputs the answer is not right to 4 digits; "
            "that is not part of this exercise."
        )
    return tuple(notes)
