"""Why an answer does not pass: the exercise's own mistakes first, then what can be found out about
any function. Every finding is verified on all the points it speaks of before it is said.
"""

import warnings
from collections.abc import Callable

import numpy as np

from lossdrill.judging import contract
from lossdrill.judging.diagnosis import (
    exceptions,
    factors,
    form,
    mistakes,
    precision,
    regions,
    samples,
    whereabouts,
)
from lossdrill.judging.evidence import Evidence
from lossdrill.model import Diagnosis

Finder = Callable[[Evidence], Diagnosis | None]

FINDERS: tuple[Finder, ...] = (
    mistakes.named,
    form.returns_nothing,
    form.broadcast_to_square,
    form.not_reduced,
    form.transposed,
    form.right_numbers_in_another_shape,
    samples.input_returned,
    samples.constant,
    samples.arguments_swapped,
    factors.constant_factor,
    samples.part_of_the_samples,
    precision.truncated_to_integers,
    precision.float32,
    precision.few_digits,
    factors.constant_offset,
    regions.wrong_in_some_regions,
    exceptions.raised_somewhere,
    form.wrong_shape,
    whereabouts.right_but_for,
)
"""Most specific first."""


def diagnose(evidence: Evidence) -> tuple[Diagnosis, ...]:
    """What is known, most specific first; what breaks the contract comes with it."""
    found: list[Diagnosis] = []
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if evidence.wrong:
            for finder in FINDERS:
                diagnosis = finder(evidence)
                if diagnosis is not None:
                    found.append(diagnosis)
                    break
    lead = "" if evidence.wrong else "The numbers are right, but: "
    found += [
        Diagnosis(id=breach.reason, kind="contract", message=lead + breach.message)
        for breach in contract.examine(evidence)
    ]
    return tuple(found)
