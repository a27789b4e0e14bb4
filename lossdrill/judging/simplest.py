"""The simplest failing case: fewest numbers first, then the roundest ones, never the strangest."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from lossdrill.judging.cases import Case, describe
from lossdrill.judging.evidence import Evidence
from lossdrill.judging.expected import digits
from lossdrill.judging.plain import plain
from lossdrill.model import Counterexample

MOST_CANDIDATES = 24
MOST_SAMPLES = 8


def candidates(evidence: Evidence) -> list[tuple[Any, ...]]:
    """Smaller cases to try: single samples of the failing points, and pairs."""
    signature = evidence.judge.signature
    found: list[tuple[Any, ...]] = []
    for case in sorted(evidence.wrong, key=_complexity):
        arguments = case.point.arguments
        n = signature.sizes(arguments).get("n", 1)
        if n <= 1 or case.point.group != "ordinary":
            continue
        found += [signature.take(arguments, [i]) for i in range(min(n, MOST_SAMPLES))]
        found += [signature.take(arguments, [i, i + 1]) for i in range(min(n, 4) - 1)]
        if len(found) >= MOST_CANDIDATES:
            break
    return found[:MOST_CANDIDATES]


def counterexample(failing: Sequence[Case], names: Sequence[str]) -> Counterexample | None:
    if not failing:
        return None
    case = min(failing, key=_complexity)
    yours: Any
    if case.answer.raised is not None:
        yours = f"raised {case.answer.raised.type}"
    elif case.output is None:
        yours = describe(case.answer)
    else:
        yours = plain(case.output)
    return Counterexample(
        inputs={
            name: plain(value) for name, value in zip(names, case.point.arguments, strict=True)
        },
        yours=yours,
        expected=plain(case.expected.value),
        digits_right=digits(case.error) if case.fails == "value" else None,
        digits_needed=digits(case.point.rtol) if case.fails == "value" else None,
    )


def _complexity(case: Case) -> tuple[int, int, float]:
    """How many numbers, how many digits to write them, how large."""
    numbers = [
        float(number) for argument in case.point.arguments for number in np.ravel(argument).tolist()
    ]
    return (
        len(numbers),
        sum(
            len(f"{number:g}" if float(f"{number:g}") == number else repr(number))
            for number in numbers
        ),
        float(np.sum(np.abs(numbers))),
    )
