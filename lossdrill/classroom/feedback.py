"""How much of a verdict students get to see. Pure; whoever shows or exports verdicts asks here."""

import msgspec

from lossdrill.classroom.model import Feedback
from lossdrill.model import Verdict


def shown(verdict: Verdict, level: Feedback) -> Verdict:
    """The verdict with what this level keeps back left out.

    full: all of it.
    diagnosis: what is wrong, in words, but no case with its expected value, no curve, and nothing
    that the file printed, which can be the cases.
    score: what it is worth, and for a file that could not run by which rule: whoever handed in the
    wrong file should hear of it.
    """
    if level == "full":
        return verdict
    if level == "diagnosis":
        return msgspec.structs.replace(verdict, counterexample=None, curve=None, printed="")
    return Verdict(
        exercise=verdict.exercise,
        status=verdict.status,
        score=verdict.score,
        variant=verdict.variant,
        reason=None if verdict.status == "wrong" else verdict.reason,
        isolation=verdict.isolation,
        pack=verdict.pack,
        pack_name=verdict.pack_name,
        pack_version=verdict.pack_version,
    )
