"""Where an answer is right and where it is not, when nothing more is known."""

from collections.abc import Callable

import numpy as np

from lossdrill.judging.cases import Case, describe
from lossdrill.judging.evidence import Evidence
from lossdrill.model import Diagnosis
from lossdrill.sandbox.outside import failures

MOST_PLACES = 3
MANY = 5
"""Where only one point in as many is wrong, some of the places are listed."""
FEWEST = 2
"""Points of a size, and of other sizes, before one can be told from the others."""

SIZES: tuple[tuple[str, Callable[[dict[str, int]], bool], str], ...] = (
    (
        "single-sample",
        lambda size: size.get("n") == 1,
        "Right for several samples, but wrong for a single one (n = 1).",
    ),
    (
        "single-feature",
        lambda size: size.get("d") == 1,
        "Right for several features, but wrong for a single one (d = 1).",
    ),
    (
        "square-matrix",
        lambda size: 1 < size.get("n", 0) == size.get("d"),
        "Right wherever n and d differ, but wrong where X is square: X and X.T fit there alike.",
    ),
)


def not_robust(evidence: Evidence) -> Diagnosis | None:
    """The formula is right; what goes wrong at the special points, and at which."""
    count = len(evidence.ordinary)
    places: dict[str, list[str]] = {}
    for case in evidence.wrong:
        places.setdefault(_what(case), []).append(case.point.about)
    seen = [f"{what} for {_listed(about)}" for what, about in places.items()]
    return Diagnosis(
        id="not-robust",
        kind="generic",
        message=f"The formula is right ({count} of {count} ordinary points), "
        f"but {', and '.join(seen)}.",
    )


def wrong_for_some_sizes(evidence: Evidence) -> Diagnosis | None:
    """Right at all other sizes, and wrong at every point of these."""
    sizes = [(case, evidence.sizes(case)) for case in evidence.ordinary]
    for diagnosis_id, of_these, message in SIZES:
        meant = [case for case, size in sizes if of_these(size)]
        others = [case for case, size in sizes if not of_these(size)]
        if len(meant) < FEWEST or len(others) < FEWEST or any(case.right for case in meant):
            continue
        if all(case.right for case in others):
            return Diagnosis(id=diagnosis_id, kind="generic", message=message)
    return None


def right_but_for(evidence: Evidence) -> Diagnosis | None:
    """Names the few places where it fails; begins with what is right."""
    cases = evidence.ordinary
    wrong = [case for case in cases if not case.right]
    places = list(dict.fromkeys(case.point.about for case in wrong))
    share = 2 if len(places) <= MOST_PLACES else MANY
    if len(wrong) * share > len(cases):
        return None
    return Diagnosis(
        id="right-but-for",
        kind="generic",
        message=f"Right at {len(cases) - len(wrong)} of {len(cases)} ordinary points; "
        f"wrong for: {_listed(places)}.",
    )


def _listed(about: list[str]) -> str:
    places = list(dict.fromkeys(about))
    more = len(places) - MOST_PLACES
    return "; ".join(places[:MOST_PLACES]) + (f"; and {more} more" if more > 0 else "")


def _what(case: Case) -> str:
    if case.answer.raised is not None:
        return f"it raises {failures.describe(case.answer.raised)}"
    if case.fails == "shape":
        return f"it returns {describe(case.answer)}"
    if np.any(np.isnan(case.output)):
        return "it gives NaN"
    if not np.array_equal(np.isinf(case.output), np.isinf(case.reference)):
        return "it gives infinity" if np.any(np.isinf(case.output)) else "it gives a finite number"
    return "the value is off"
