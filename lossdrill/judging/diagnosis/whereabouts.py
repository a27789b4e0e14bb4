"""Where an answer is right and where it is not, when nothing more is known."""

import numpy as np

from lossdrill.judging.cases import Case
from lossdrill.judging.evidence import Evidence
from lossdrill.model import Diagnosis

MOST_PLACES = 3


def right_but_for(evidence: Evidence) -> Diagnosis | None:
    """Names the few places where it fails; begins with what is right."""
    wrong = evidence.wrong
    places = list(dict.fromkeys(case.point.about for case in wrong))
    if evidence.formula_is_right:
        return Diagnosis(
            id="not-robust",
            kind="generic",
            message=f"The formula is right ({len(evidence.ordinary)} of {len(evidence.ordinary)} "
            f"ordinary points), but not everywhere: {_what(wrong[0])} for "
            f"{'; '.join(places[:MOST_PLACES])}.",
        )
    ordinary = [case for case in evidence.ordinary if not case.right]
    places = list(dict.fromkeys(case.point.about for case in ordinary))
    if len(places) > MOST_PLACES or len(ordinary) * 2 > len(evidence.ordinary):
        return None
    return Diagnosis(
        id="right-but-for",
        kind="generic",
        message=f"Right at {len(evidence.ordinary) - len(ordinary)} of {len(evidence.ordinary)} "
        f"ordinary points; wrong for: {'; '.join(places)}.",
    )


def _what(case: Case) -> str:
    if case.answer.raised is not None:
        return f"it raises {case.answer.raised.type}"
    if case.output is not None and np.any(np.isnan(case.output)):
        return "it gives NaN"
    if case.output is not None and np.any(np.isinf(case.output)):
        return "it gives infinity"
    return "it loses the value"
