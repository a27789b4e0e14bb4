"""What an answer must keep to whatever its values: inputs untouched, same answer twice.

Shape and finiteness are properties of each output and are examined with it (`cases`).
"""

from typing import Literal

from msgspec import Struct

from lossdrill.judging.cases import as_floats
from lossdrill.judging.evidence import Evidence
from lossdrill.judging.expected import agree


class Breach(Struct, frozen=True):
    reason: Literal["mutated", "nondeterministic"]
    message: str
    """A clause in lower case, which can follow on what is right."""
    right: str
    """What is right all the same, when every value is."""


def examine(evidence: Evidence) -> tuple[Breach, ...]:
    breaches = (_mutated(evidence), _differs(evidence))
    return tuple(breach for breach in breaches if breach is not None)


def _mutated(evidence: Evidence) -> Breach | None:
    names = evidence.judge.argument_names
    answers = [case.answer for case in evidence.cases]
    answers += [second for _, second in evidence.repeated]
    changed = sorted({place for answer in answers for place in answer.changed})
    if not changed:
        return None
    which = " and ".join(names[place] for place in changed)
    return Breach(
        "mutated",
        f"your function changed the caller's {which}: assign to a new array instead "
        f"(`{names[changed[0]]} = {names[changed[0]]} - ...` and not `-=`).",
        "The numbers are right",
    )


def _differs(evidence: Evidence) -> Breach | None:
    """Tolerant to rounding: BLAS may add up in another order when memory lies differently."""
    for place, second in evidence.repeated:
        case = evidence.cases[place]
        if (case.answer.raised is None) != (second.raised is None):
            return _nondeterministic(case.point.about)
        output, again = case.output, as_floats(second)
        if output is None or again is None:
            if (output is None) != (again is None):
                return _nondeterministic(case.point.about)
        elif not agree(output, again, case.expected.scale, case.point.rtol):
            return _nondeterministic(case.point.about)
    return None


def _nondeterministic(about: str) -> Breach:
    return Breach(
        "nondeterministic",
        f"the same call gave two different answers ({about}): look for random numbers, "
        "or for something that is remembered between calls.",
        "The first answers are right",
    )
