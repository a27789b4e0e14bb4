"""Which of the inputs the answer really used: all samples, the arguments in order, any at all."""

import itertools
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from lossdrill.judging.cases import Case
from lossdrill.judging.evidence import Evidence
from lossdrill.judging.expected import Array
from lossdrill.model import Diagnosis

CLOSE = 1e-7

Selection = Callable[[int], Sequence[int]]

SELECTIONS: tuple[tuple[str, Selection, str], ...] = (
    ("first-only", lambda n: [0], "only the first sample counts: does the loop return too early"),
    ("last-only", lambda n: [n - 1], "only the last sample counts: is the sum overwritten"),
    ("drops-first", lambda n: range(1, n), "the first sample is left out"),
    ("drops-last", lambda n: range(n - 1), "the last sample is left out"),
    ("first-twice", lambda n: [0, *range(n)], "the first sample counts twice"),
    ("last-twice", lambda n: [*range(n), n - 1], "the last sample counts twice"),
)


def input_returned(evidence: Evidence) -> Diagnosis | None:
    for place, name in enumerate(evidence.judge.argument_names):
        if all(
            case.output is not None and np.array_equal(case.output, case.point.arguments[place])
            for case in evidence.ordinary
        ):
            return _generic(
                "input-returned", f"Your function returns its argument {name} as it is."
            )
    return None


def constant(evidence: Evidence) -> Diagnosis | None:
    """The same number for every input."""
    numbers = [np.unique(case.output) for case in evidence.numeric]
    if len(numbers) < len(evidence.ordinary) or any(number.size != 1 for number in numbers):
        return None
    if any(number[0] != numbers[0][0] for number in numbers):
        return None
    return _generic("constant", f"Your function returns {numbers[0][0]:g} whatever its inputs are.")


def arguments_swapped(evidence: Evidence) -> Diagnosis | None:
    shapes = evidence.judge.signature.arguments
    names = evidence.judge.argument_names
    for first, second in itertools.combinations(range(len(shapes)), 2):
        if shapes[first] != shapes[second]:
            continue

        def swapped(case: Case, first: int = first, second: int = second) -> Array | None:
            arguments = list(case.point.arguments)
            arguments[first], arguments[second] = arguments[second], arguments[first]
            return _reference(evidence, arguments)

        if _explains(evidence, swapped):
            return _generic(
                "arguments-swapped",
                f"Right for {names[first]} and {names[second]} exchanged: "
                f"the order is {', '.join(names)}.",
            )
    return None


def part_of_the_samples(evidence: Evidence) -> Diagnosis | None:
    """A loop that stops early, starts late, or overwrites: verified against the reference."""
    signature = evidence.judge.signature
    if "n" in signature.result or not any("n" in shape for shape in signature.arguments):
        return None
    for diagnosis_id, select, meaning in SELECTIONS:
        for divided_by_all in (True, False):

            def partial(
                case: Case, select: Selection = select, *, by_all: bool = divided_by_all
            ) -> Array | None:
                n = evidence.sizes(case)["n"]
                chosen = list(select(n))
                if not chosen:
                    return np.zeros(case.reference.shape) if by_all else None
                value = _reference(evidence, signature.take(case.point.arguments, chosen))
                return value if value is None or not by_all else value * (len(chosen) / n)

            if _explains(evidence, partial, where=lambda case: evidence.sizes(case)["n"] > 1):
                return _generic(diagnosis_id, f"Of the samples, {meaning}.")
    return None


def _reference(evidence: Evidence, arguments: Sequence[Any]) -> Array | None:
    try:
        return np.asarray(evidence.judge.reference(*arguments), float)
    except Exception:  # noqa: BLE001 - exchanged arguments may make no sense to the reference
        return None


def _explains(
    evidence: Evidence,
    candidate: Callable[[Case], Array | None],
    where: Callable[[Case], bool] = lambda case: True,
) -> bool:
    """Whether the candidate gives the learner's outputs on every ordinary case of the kind."""
    cases = [case for case in evidence.ordinary if where(case)]
    if len(cases) < 3 or not any(not case.right for case in cases):
        return False
    for case in cases:
        value = candidate(case)
        if value is None or case.output is None or value.shape != case.output.shape:
            return False
        room = CLOSE * (np.abs(value) + np.asarray(case.expected.scale, float))
        if not np.all((np.abs(case.output - value) <= room) | (case.output == value)):
            return False
    return True


def _generic(diagnosis_id: str, message: str) -> Diagnosis:
    return Diagnosis(id=diagnosis_id, kind="generic", message=message)
