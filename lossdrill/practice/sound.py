"""Which lines of an imported history are refused although they have the right form: what later
commands could not read, draw or schedule. Pure.
"""

from datetime import datetime

from lossdrill.model import VARIANTS, Plain, Verdict
from lossdrill.practice.lines import AttemptLine, Record, verdict_of

DEEPEST = 16
"""Lists in lists of a counterexample; the numbers of a matrix lie in two."""
YEARS = range(1970, 3000)


def whats_wrong(record: Record) -> str:
    """Why it is not to be imported; empty when it is."""
    if not _is_moment(record.at):
        return f"there is no moment {record.at}"
    if isinstance(record, AttemptLine):
        return _of_attempt(record, verdict_of(record))
    return ""


def _is_moment(at: str) -> bool:
    try:
        return datetime.fromisoformat(at).year in YEARS
    except ValueError:
        return False


def _of_attempt(record: AttemptLine, verdict: Verdict) -> str:
    if verdict.exercise != record.exercise:
        return f"an attempt at {record.exercise} has a verdict on {verdict.exercise!r}"
    if verdict.status == "fault":
        return "a fault is no attempt"
    if not 0 <= verdict.score <= 1:
        return f"there is no score {verdict.score}"
    if verdict.variant not in range(VARIANTS):
        return f"there is no variant {verdict.variant}"
    if (curve := verdict.curve) and not len(curve.x) == len(curve.yours) == len(curve.expected):
        return "the parts of its curve differ in length"
    if (case := verdict.counterexample) and _is_deep([case.inputs, case.yours, case.expected]):
        return "its counterexample is nested too deeply"
    return ""


def _is_deep(value: Plain, left: int = DEEPEST) -> bool:
    if not isinstance(value, list | dict):
        return False
    parts = value if isinstance(value, list) else value.values()
    return left == 0 or any(_is_deep(part, left - 1) for part in parts)
