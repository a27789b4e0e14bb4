"""What an answer must keep to whatever its values: inputs untouched, same answer twice.

Shape and finiteness are properties of each output and are examined with it (`cases`).
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from lossdrill.judging.cases import as_floats
from lossdrill.judging.evidence import Evidence


@dataclass(frozen=True)
class Breach:
    reason: Literal["mutated", "nondeterministic"]
    message: str


def examine(evidence: Evidence) -> tuple[Breach, ...]:
    breaches = (_mutated(evidence), _differs(evidence))
    return tuple(breach for breach in breaches if breach is not None)


def _mutated(evidence: Evidence) -> Breach | None:
    names = evidence.judge.argument_names
    changed = sorted({place for case in evidence.cases for place in case.answer.changed})
    if not changed:
        return None
    which = " and ".join(names[place] for place in changed)
    return Breach(
        "mutated",
        f"Your function changed the caller's array {which}: assign to a new array instead "
        f"(`{names[changed[0]]} = {names[changed[0]]} - ...` and not `-=`).",
    )


def _differs(evidence: Evidence) -> Breach | None:
    """Tolerant to rounding: BLAS may add up in another order when memory lies differently."""
    for place, second in evidence.repeated:
        case = evidence.cases[place]
        if (case.answer.raised is None) != (second.raised is None):
            return _nondeterministic(case.point.about)
        first_output, second_output = case.output, as_floats(second)
        if first_output is None or second_output is None:
            if (first_output is None) != (second_output is None):
                return _nondeterministic(case.point.about)
            continue
        if first_output.shape != second_output.shape:
            return _nondeterministic(case.point.about)
        with np.errstate(all="ignore"):
            # The largest entry of the scale: an output of a wrong shape has none of its own.
            scale = np.max(case.expected.scale, initial=0.0)
            room = case.point.rtol * (np.abs(first_output) + scale)
            same = np.abs(first_output - second_output) <= room
        same |= (first_output == second_output) | (np.isnan(first_output) & np.isnan(second_output))
        if not np.all(same):
            return _nondeterministic(case.point.about)
    return None


def _nondeterministic(about: str) -> Breach:
    return Breach(
        "nondeterministic",
        f"The same call gave two different answers ({about}): look for random numbers, "
        "or for something that is remembered between calls.",
    )
