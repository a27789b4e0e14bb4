"""The simplest failing case: the one that is shortest to write down, never the strangest."""

from collections.abc import Sequence

from lossdrill.judging.cases import Case, describe
from lossdrill.judging.evidence import Evidence
from lossdrill.judging.expected import digits
from lossdrill.judging.plain import plain
from lossdrill.judging.points.point import Point
from lossdrill.model import Counterexample

MOST_CANDIDATES = 24


def candidates(evidence: Evidence, failing: Sequence[Case]) -> list[Point]:
    """Smaller cases to try: single samples of the failing points, and pairs, as far as they are
    simpler than what is known to fail.
    """
    known = min(map(_complexity, failing), default=None)
    tried = evidence.groundwork.simplest
    found: list[Point] = []
    for case in sorted(evidence.wrong, key=_complexity):
        if case.point.group == "ordinary":
            found += [
                point
                for point in evidence.groundwork.smaller(case.point)
                if point not in tried and (known is None or (False, *point.length) < known)
            ]
        if len(found) >= MOST_CANDIDATES:
            break
    return found[:MOST_CANDIDATES]


def counterexample(failing: Sequence[Case], names: Sequence[str]) -> Counterexample | None:
    if not failing:
        return None
    case = min(failing, key=_complexity)
    yours = describe(case.answer) if case.output is None else plain(case.output)
    return Counterexample(
        inputs={
            name: plain(value) for name, value in zip(names, case.point.arguments, strict=True)
        },
        yours=yours,
        expected=plain(case.expected.value),
        digits_right=digits(case.error) if case.fails == "value" else None,
        digits_needed=digits(case.point.rtol) if case.fails == "value" else None,
    )


def _complexity(case: Case) -> tuple[bool, int, float]:
    """Ordinary points before special ones, then what is short in writing, then what is small."""
    return case.point.group != "ordinary", *case.point.length
