"""Some calls raised, others returned."""

from lossdrill.judging.evidence import Evidence
from lossdrill.model import Diagnosis
from lossdrill.sandbox.outside.failures import describe


def raised_somewhere(evidence: Evidence) -> Diagnosis | None:
    raising = [case for case in evidence.ordinary if case.answer.raised is not None]
    if not raising:
        return None
    first = raising[0]
    assert first.answer.raised is not None  # noqa: S101 - filtered above
    about = "; ".join(dict.fromkeys(case.point.about for case in raising[:3]))
    returned = [case for case in evidence.ordinary if case.answer.raised is None]
    right = bool(returned) and all(case.right for case in returned)
    lead = "Right wherever it returns, but it raises" if right else "Your function raises"
    return Diagnosis(
        id="raised", kind="run", message=f"{lead} {describe(first.answer.raised)} ({about})."
    )
