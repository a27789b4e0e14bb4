"""Right but for a constant: the factor or offset is measured, and named where it has a name."""

from collections.abc import Iterable, Sequence
from math import log, prod

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from lossdrill.judging.cases import Case
from lossdrill.judging.evidence import Evidence
from lossdrill.judging.expected import NEGLIGIBLE, Array
from lossdrill.model import Diagnosis

CLOSE = 1e-7
"""Relative; two constants of different origin that agree to this on several n do not exist."""
ROUNDING = 1e-13
"""In units of the scale: what a sum may lose."""
FAR_FROM_ONE = 0.05
"""What the logarithm of a number must be at least before an exponent is seen in it."""
NEAR_ONE = 1e-3
"""Nearer to 1 a factor is no factor, but a matter of digits."""
FEWEST = 3
"""Points that must show a constant before it counts as one."""

Sizes = dict[str, float]


class Factor(Struct, frozen=True):
    """A number times powers of the sizes n, d, k and of scalar arguments."""

    id: str
    number: float
    powers: tuple[tuple[str, float], ...]
    meaning: str
    """A clause that is true of every answer which is off by this factor."""

    def of(self, sizes: Sizes) -> float:
        """Raises KeyError when the exercise has no such size."""
        return self.number * prod(
            [float(_size(sizes, size) ** power) for size, power in self.powers]
        )


class Ratio(Struct, frozen=True, eq=False):
    """The one number by which all entries of a case are off."""

    case: Case
    sizes: Sizes
    number: float

    def is_near(self, number: float) -> bool:
        return abs(self.number - number) <= CLOSE * abs(number)


def _size(sizes: Sizes, name: str) -> float:
    match name:
        case "n - 1":  # where n is 1, an exception has been made, or the answer is no number
            return max(sizes["n"] - 1, 1)
        case "n + 1":
            return sizes["n"] + 1
    return sizes[name]


def _named_factors() -> tuple[Factor, ...]:
    def factor(factor_id: str, number: float, meaning: str, **powers: float) -> Factor:
        return Factor(factor_id, number, tuple(powers.items()), meaning)

    no_mean = "a division by n is missing, as in a sum over the samples instead of the mean"
    plain = (
        factor(
            "factor-half",
            0.5,
            "right for the convention with 1/2 in front, as in 1/(2n); this exercise does not "
            "take that half",
        ),
        factor("factor-two", 2, "there is a factor 2 too many, or a 1/2 is missing"),
        factor("factor-n", 1, no_mean, n=1),
        factor("factor-1-n", 1, "it is divided by n once too often", n=-1),
        factor("factor-2n", 2, f"{no_mean}, and there is a 2 too many or a 1/2 missing", n=1),
        factor("factor-n-half", 0.5, f"{no_mean}, and there is a 1/2 too many", n=1),
        factor("factor-n-squared", 1, "it is multiplied by n where it should be divided", n=2),
        factor(
            "factor-n-squared-half",
            0.5,
            "it is multiplied by n/2 where it should be divided by n: `/ 2 * n` divides by 2 only",
            n=2,
        ),
        factor(
            "factor-sqrt-n",
            1,
            "a division by √n is missing, as in the root of a sum instead of a mean",
            n=0.5,
        ),
        factor(
            "factor-1-sqrt-n",
            1,
            "it is divided by √n once too often, as where n stands outside a root",
            n=-0.5,
        ),
        factor("factor-n-1", 1, "it is divided by n - 1; divide by n", n=1, **{"n - 1": -1}),
        factor("factor-n+1", 1, "it is divided by n + 1; divide by n", n=1, **{"n + 1": -1}),
        factor(
            "factor-sqrt-n-1",
            1,
            "it is divided by n - 1 under the root; divide by n",
            n=0.5,
            **{"n - 1": -0.5},
        ),
        factor(
            "factor-n-squared-half-root",
            0.5**0.5,
            "under the root it is multiplied by n/2 where it should be divided by n: `/ 2 * n` "
            "divides by 2 only",
            n=1,
        ),
        factor("factor-d", 1, "there is a factor d too many, the number of features", d=1),
        factor("factor-1-d", 1, "it is divided by d, the number of features, too", d=-1),
        factor(
            "factor-n-d", 1, "it is divided by d, the number of features, in place of n", n=1, d=-1
        ),
        factor("factor-k", 1, "there is a factor k too many, the number of classes", k=1),
        factor("factor-1-k", 1, "it is divided by k, the number of classes, too", k=-1),
        factor(
            "factor-n-k", 1, "it is divided by k, the number of classes, in place of n", n=1, k=-1
        ),
        factor("log-base-2", 1 / log(2), "as with a logarithm to base 2; the natural one is meant"),
        factor(
            "log-base-10", 1 / log(10), "as with a logarithm to base 10; the natural one is meant"
        ),
        factor("factor-delta", 1, "there is a factor delta too many", delta=1),
        factor("factor-1-delta", 1, "it is divided by delta, as Smooth-L1 is", delta=-1),
    )
    reversed_ = "the sign is reversed"
    negative = [
        replace(
            known,
            id=f"minus-{known.id}",
            number=-known.number,
            meaning=f"{reversed_}; apart from that, {known.meaning}",
        )
        for known in plain
    ]
    return (factor("sign", -1, reversed_), *plain, *negative)


NAMED = _named_factors()


def constant_factor(evidence: Evidence) -> Diagnosis | None:
    """Every entry of every ordinary point is off by one and the same factor, or a named one."""
    return constant(_ratios(evidence))


def constant(ratios: Sequence[Ratio]) -> Diagnosis | None:
    """What is said of these ratios, if they are one constant, or one that has a name."""
    named = _name(ratios)
    if named is not None:
        return Diagnosis(
            id=named.id,
            kind="generic",
            message=f"Right but for a factor: {_measured(ratios, named)}: {named.meaning}.",
        )
    if not ratios or not all(ratio.is_near(ratios[0].number) for ratio in ratios):
        return None
    times = _times(ratios[0].number)
    return Diagnosis(
        id="constant-factor",
        kind="generic",
        message=f"Right but for a factor: {_subject(ratios[0].case)} {times}, at every point.",
    )


def measured_factor(evidence: Evidence) -> str | None:
    """Such as "every entry is 4 times too large, and n is 4", if the factor has a name."""
    ratios = _ratios(evidence)
    named = _name(ratios)
    return _measured(ratios, named) if named is not None else None


def constant_offset(evidence: Evidence) -> Diagnosis | None:
    """Every entry of every ordinary point is off by the same number."""
    cases = evidence.numeric
    if len(cases) < max(FEWEST, len(evidence.ordinary)):
        return None
    differences = [case.output - case.reference for case in cases]
    offset = _median(np.concatenate([np.ravel(entry) for entry in differences]))
    for case, difference in zip(cases, differences, strict=True):
        room = CLOSE * abs(offset) + ROUNDING * np.asarray(case.expected.scale)
        if case.right or np.any(np.abs(difference - offset) > room):
            return None
    side = "large" if offset > 0 else "small"
    return Diagnosis(
        id="constant-offset",
        kind="generic",
        message=f"Right but for a constant: {_subject(cases[0])} {abs(offset):.6g} too {side}.",
    )


def power(evidence: Evidence) -> Diagnosis | None:
    """A number that is at every point the right one to one and the same power."""
    cases = evidence.numeric
    if len(cases) < len(evidence.ordinary) or any(case.reference.ndim for case in cases):
        return None
    pairs = [(float(case.output), float(case.reference)) for case in cases]
    if any(right < 0 or (right == 0) != (output == 0) or output < 0 for output, right in pairs):
        return None
    logs = [(log(output), log(right)) for output, right in pairs if right]
    telling = [output / right for output, right in logs if abs(right) > FAR_FROM_ONE]
    if len(telling) < FEWEST:
        return None
    exponent = _median(telling)
    if any(abs(output - exponent * right) > CLOSE * (1 + abs(right)) for output, right in logs):
        return None
    if abs(exponent - 1) <= CLOSE:
        return None
    names = {2: "the square of the right one", 0.5: "the square root of the right one"}
    what = names.get(round(exponent, 6), f"the right one to the power {exponent:.4g}")
    return Diagnosis(id="power", kind="generic", message=f"At every point the value is {what}.")


def _ratios(evidence: Evidence) -> list[Ratio]:
    """For each ordinary case its one factor, leaving out those that are 0 and ought to be.
    Empty where some case has several factors, where too few have one, and where all are 1.
    """
    if len(evidence.numeric) < len(evidence.ordinary):
        return []
    if _factors(evidence.telling[0]) is None:  # most that have several show it here
        return []
    return ratios_of((case, _sizes(evidence, case)) for case in evidence.numeric)


def ratios_of(cases: Iterable[tuple[Case, Sizes]]) -> list[Ratio]:
    """The same for cases of numbers of the right shape, each with its sizes."""
    found: list[Ratio] = []
    for case, sizes in cases:
        factors = _factors(case)
        if factors is None:
            return []
        found += [Ratio(case, sizes, number) for number in factors]
    telling = sum(abs(ratio.number - 1) > NEAR_ONE for ratio in found)
    return found if telling >= FEWEST else []


def _factors(case: Case) -> tuple[float, ...] | None:
    """The one factor of all entries, or nothing where all are 0 and ought to be; None where
    entries differ.
    """
    few = 1e-6 * np.maximum(case.expected.scale, NEGLIGIBLE)
    zero = np.abs(case.reference) <= few
    if np.any(zero & (np.abs(case.output) > few)):
        return None
    ratios = case.output[~zero] / case.reference[~zero]
    if ratios.size == 0:
        return ()
    middle = _median(ratios)
    if middle == 0 or np.any(np.abs(ratios - middle) > CLOSE * abs(middle)):
        return None
    return (middle,)


def _median(numbers: Sequence[float] | Array) -> float:
    """As `np.median`, which imports NumPy's masked arrays when it is first called."""
    ordered = np.sort(numbers)
    return float((ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2)


def _sizes(evidence: Evidence, case: Case) -> Sizes:
    scalars = {
        name: float(value)
        for name, value in zip(evidence.judge.argument_names, case.point.arguments, strict=True)
        if np.ndim(value) == 0
    }
    return {**evidence.sizes(case), **scalars}


def _name(ratios: Sequence[Ratio]) -> Factor | None:
    """The factor with a name that fits every case, if there is exactly one."""
    fitting = [factor for factor in NAMED if ratios and _fits(factor, ratios)]
    return fitting[0] if len(fitting) == 1 else None


def _fits(factor: Factor, ratios: Sequence[Ratio]) -> bool:
    try:
        return all(ratio.is_near(factor.of(ratio.sizes)) for ratio in ratios)
    except KeyError:
        return False


def _measured(ratios: Sequence[Ratio], factor: Factor) -> str:
    """At the smallest case where the factor is not 1, and no size in it either, if there is one."""
    ratio = min(
        (ratio for ratio in ratios if not ratio.is_near(1)),
        key=lambda ratio: (
            any(_size(ratio.sizes, size) == 1 for size, _ in factor.powers),
            sum(np.size(argument) for argument in ratio.case.point.arguments),
        ),
    )
    sizes = ", ".join(f"{size} is {_size(ratio.sizes, size):g}" for size, _ in factor.powers)
    where = f", and {sizes}" if sizes else ""
    return f"{_subject(ratio.case)} {_times(ratio.number)}{where}"


def _subject(case: Case) -> str:
    return "the value is" if case.reference.ndim == 0 else "every entry is"


def _times(ratio: float) -> str:
    if ratio > 1:
        return f"{ratio:.6g} times too large"
    if ratio > 0:
        return f"{1 / ratio:.6g} times too small"
    return f"{ratio:.6g} times the right one"
