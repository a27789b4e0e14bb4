"""The form of what came back: nothing, another shape, transposed, broadcast."""

from collections.abc import Callable

import numpy as np

from lossdrill.judging.cases import Case, describe
from lossdrill.judging.evidence import Evidence
from lossdrill.judging.expected import Array
from lossdrill.model import Diagnosis


def returns_nothing(evidence: Evidence) -> Diagnosis | None:
    if not all(_is_none(case) for case in evidence.cases):
        return None
    return _generic(
        "returns-nothing", "Your function returns nothing (None): end it with `return ...`."
    )


def broadcast_to_square(evidence: Evidence) -> Diagnosis | None:
    """(n,1) against (n,) gives n x n."""
    sizes = [(case, evidence.sizes(case)) for case in evidence.ordinary]
    several = [(case, size["n"]) for case, size in sizes if size.get("n", 0) > 1]
    if not several or evidence.judge.signature.result in {("n", "k"), ("n", "d")}:
        return None
    if not all(case.output is not None and case.output.shape == (n, n) for case, n in several):
        return None
    n = several[0][1]
    return _generic(
        "broadcast-to-square",
        f"The result has {n} x {n} entries for {n} samples: every sample is combined with every "
        "other, as where shape (n, 1) meets shape (n,).",
    )


def not_reduced(evidence: Evidence) -> Diagnosis | None:
    """One entry per sample where their mean is asked for."""
    if "n" in evidence.judge.signature.result:
        return None
    reductions: tuple[tuple[str, Callable[[Array], Array]], ...] = (
        ("mean", lambda output: output.mean(axis=0)),
        ("sum", lambda output: output.sum(axis=0)),
    )
    for name, reduce in reductions:

        def reduced(case: Case, reduce: Callable[[Array], Array] = reduce) -> bool:
            n = evidence.sizes(case).get("n")
            per_sample = case.output.ndim == case.reference.ndim + 1 and len(case.output) == n
            return per_sample and _near(case, reduce(case.output))

        if _all(evidence, reduced):
            return _generic(
                "not-reduced",
                f"The values are right, but there is one for each sample: take their {name}.",
            )
    return None


def transposed(evidence: Evidence) -> Diagnosis | None:
    if not _all(evidence, lambda case: case.output.ndim == 2 and _near(case, case.output.T)):
        return None
    return _generic("transposed", "The numbers are right, but rows and columns are exchanged.")


def right_numbers_in_another_shape(evidence: Evidence) -> Diagnosis | None:
    if not _all(
        evidence,
        lambda case: (
            case.output.size == case.reference.size
            and _near(case, case.output.reshape(case.reference.shape))
        ),
    ):
        return None
    case = next(case for case in evidence.ordinary if not case.right)
    return _generic(
        "another-shape",
        f"The numbers are right, but they come as {describe(case.answer)} for {case.point.about}; "
        f"expected {_wanted(case)}.",
    )


def wrong_shape(evidence: Evidence) -> Diagnosis | None:
    """No more specific finding: say what came and what was expected."""
    wrong = [case for case in evidence.ordinary if case.fails == "shape"]
    if not wrong:
        return None
    case = wrong[0]
    return _generic(
        "wrong-shape",
        f"Your function returns {describe(case.answer)} for {case.point.about}; "
        f"expected {_wanted(case)}.",
    )


def _wanted(case: Case) -> str:
    shape = case.reference.shape
    return f"an array of shape {shape}" if shape else "a single number (ndim 0)"


def _is_none(case: Case) -> bool:
    answer = case.answer
    return answer.raised is None and answer.unsupported is None and answer.value is None


def _all(evidence: Evidence, holds: Callable[[Case], bool]) -> bool:
    """Whether every ordinary case gave numbers of this form."""
    return all(case.output is not None and holds(case) for case in evidence.telling)


def _near(case: Case, output: Array) -> bool:
    return np.shape(output) == case.reference.shape and (
        case.expected.error(np.asarray(output)) <= case.point.rtol
    )


def _generic(diagnosis_id: str, message: str) -> Diagnosis:
    return Diagnosis(id=diagnosis_id, kind="generic", message=message)
