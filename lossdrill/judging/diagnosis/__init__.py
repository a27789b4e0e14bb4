"""Why an answer does not pass: the exercise's own mistakes first, then what can be found out about
any function. Every finding is verified on all the points it speaks of before it is said.
"""

import warnings
from collections.abc import Callable, Sequence

import numpy as np

from lossdrill.judging.contract import Breach
from lossdrill.judging.diagnosis import (
    entries,
    exceptions,
    factors,
    form,
    laws,
    mistakes,
    precision,
    regions,
    samples,
    whereabouts,
)
from lossdrill.judging.evidence import Evidence
from lossdrill.model import Diagnosis

Finder = Callable[[Evidence], Diagnosis | None]

WRONG: tuple[Finder, ...] = (
    mistakes.named,
    form.returns_nothing,
    form.broadcast_to_square,
    form.not_reduced,
    form.transposed,
    form.right_numbers_in_another_shape,
    samples.input_returned,
    samples.constant,
    factors.constant_factor,
    factors.power,
    samples.arguments_swapped,
    samples.part_of_the_samples,
    samples.every_pair,
    samples.other_partner,
    exceptions.raised_somewhere,
    precision.float32,
    precision.rounded,
    precision.few_digits,
    precision.integers,
    factors.constant_offset,
    entries.one_entry,
    entries.another_order,
    mistakes.guarded,
    entries.cut_off,
    entries.same_direction,
    laws.some_rows,
    whereabouts.wrong_for_some_sizes,
    regions.wrong_in_some_regions,
    mistakes.scaled,
    entries.size_without_sign,
    form.wrong_shape,
    laws.argument_added,
    laws.argument_without_effect,
    laws.rows_add_up,
    laws.negative,
    laws.wrong_for_several_samples,
    whereabouts.right_but_for,
    laws.one_sided,
)
"""For a formula that is wrong, most specific first."""

NOT_ROBUST: tuple[Finder, ...] = (mistakes.named, whereabouts.not_robust)
"""For a formula that is right."""


def diagnose(evidence: Evidence, breaches: Sequence[Breach]) -> tuple[Diagnosis, ...]:
    """What is known, most specific first; what breaks the contract comes with it."""
    found: list[Diagnosis] = []
    if evidence.wrong:
        finders = NOT_ROBUST if evidence.formula_is_right else WRONG
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            first = next(filter(None, (finder(evidence) for finder in finders)), None)
        found += [first] if first is not None else []
    for breach in breaches:
        message = breach.message[0].upper() + breach.message[1:]
        if not evidence.wrong:
            message = f"{breach.right}, but {breach.message}"
        found.append(Diagnosis(id=breach.reason, kind="contract", message=message))
    # What else was found out about answers that change from call to call says little.
    return tuple(sorted(found, key=lambda diagnosis: diagnosis.id != "nondeterministic"))
