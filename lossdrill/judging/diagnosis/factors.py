"""Right but for a constant: the factor or offset is measured, and named where it has a name."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from lossdrill.judging.cases import Case
from lossdrill.judging.evidence import Evidence
from lossdrill.model import Diagnosis

CLOSE = 1e-7
"""Relative; two constants of different origin that agree to this on several n do not exist."""

Sizes = dict[str, float]


@dataclass(frozen=True)
class Factor:
    """A factor that has a name, as a function of the sizes and scalar arguments of a case."""

    id: str
    name: str
    of: Callable[[Sizes], float]
    meaning: str


def _named_factors() -> tuple[Factor, ...]:
    plain = [
        Factor("sign", "-1", lambda s: -1.0, "the sign is reversed"),
        Factor(
            "factor-half",
            "1/2",
            lambda s: 0.5,
            "right for the convention with 1/2 in front, as in 1/(2n), but this exercise "
            "does not take that half",
        ),
        Factor("factor-two", "2", lambda s: 2.0, "a factor 1/2 is missing, or counted as 2"),
        Factor(
            "factor-n",
            "n",
            lambda s: s["n"],
            "right for the sum over the samples, but this exercise takes their mean",
        ),
        Factor("factor-1-n", "1/n", lambda s: 1 / s["n"], "the mean is taken twice"),
        Factor("factor-2n", "2n", lambda s: 2 * s["n"], "the mean and a factor 1/2 are missing"),
        Factor(
            "factor-n-half",
            "n/2",
            lambda s: s["n"] / 2,
            "right for half the sum over the samples, but this exercise takes the mean, "
            "without the half",
        ),
        Factor(
            "factor-n-squared",
            "n²",
            lambda s: s["n"] ** 2,
            "multiplied by n where it should be divided: / 2 * n divides by 2 only",
        ),
        Factor("factor-sqrt-n", "√n", lambda s: s["n"] ** 0.5, "1/n stands outside the root"),
        Factor("factor-1-sqrt-n", "1/√n", lambda s: s["n"] ** -0.5, "n stands outside the root"),
        Factor("factor-d", "d", lambda s: s["d"], "summed over the features, or averaged wrongly"),
        Factor("factor-1-d", "1/d", lambda s: 1 / s["d"], "averaged over the features too"),
        Factor(
            "factor-n-d", "n/d", lambda s: s["n"] / s["d"], "divided by d, the features, not by n"
        ),
        Factor("factor-1-k", "1/k", lambda s: 1 / s["k"], "averaged over the classes too"),
        Factor("factor-k", "k", lambda s: s["k"], "summed once for every class"),
        Factor(
            "factor-n-k", "n/k", lambda s: s["n"] / s["k"], "divided by k, the classes, not by n"
        ),
        Factor("factor-nk", "nk", lambda s: s["n"] * s["k"], "the mean is missing, k times over"),
        Factor("log-base-2", "1/log 2", lambda s: 1 / np.log(2), "the logarithm has base 2"),
        Factor("log-base-10", "1/log 10", lambda s: 1 / np.log(10), "the logarithm has base 10"),
        Factor("factor-delta", "delta", lambda s: s["delta"], "multiplied by delta once more"),
        Factor("factor-1-delta", "1/delta", lambda s: 1 / s["delta"], "divided by delta"),
    ]
    negative = [
        Factor(
            f"minus-{factor.id}",
            f"-{factor.name}",
            lambda s, of=factor.of: -of(s),  # type: ignore[misc]
            f"the sign is reversed, and {factor.meaning}",
        )
        for factor in plain[1:]
    ]
    return (*plain, *negative)


NAMED = _named_factors()


def constant_factor(evidence: Evidence) -> Diagnosis | None:
    """Every entry of every ordinary point is off by one and the same factor, or a named one."""
    ratios = _ratios(evidence)
    if ratios is None:
        return None
    named = _name(ratios)
    if named is not None:
        case, _, ratio = _telling(ratios)
        return Diagnosis(
            id=named.id,
            kind="generic",
            message=f"Right but for a constant: {_measured(evidence, case, named, ratio)}: "
            f"{named.meaning}.",
        )
    first = ratios[0][2]
    if len(ratios) > 2 and all(abs(ratio - first) <= CLOSE * abs(first) for *_, ratio in ratios):
        return Diagnosis(
            id="constant-factor",
            kind="generic",
            message=f"Right but for a constant: every entry is {first:.6g} times the right one.",
        )
    return None


def measured_factor(evidence: Evidence) -> str | None:
    """Such as "every entry is 4 times too large, and n is 4", if the factor has a name."""
    ratios = _ratios(evidence)
    named = _name(ratios) if ratios is not None else None
    if ratios is None or named is None:
        return None
    case, _, ratio = _telling(ratios)
    return _measured(evidence, case, named, ratio)


def constant_offset(evidence: Evidence) -> Diagnosis | None:
    """Every entry of every ordinary point is off by the same number."""
    differences = [case.output - case.reference for case in evidence.numeric]
    if len(differences) < len(evidence.ordinary) or len(differences) < 3:
        return None
    every = np.concatenate([np.ravel(difference) for difference in differences])
    offset = float(np.median(every))
    scale = max(float(np.max(np.abs(case.reference), initial=0)) for case in evidence.numeric)
    if offset == 0 or np.any(np.abs(every - offset) > CLOSE * max(abs(offset), scale)):
        return None
    return Diagnosis(
        id="constant-offset",
        kind="generic",
        message=f"Right but for a constant: every entry is {abs(offset):.6g} too "
        f"{'large' if offset > 0 else 'small'}.",
    )


def _ratios(evidence: Evidence) -> list[tuple[Case, Sizes, float]] | None:
    """For each ordinary case its one factor; None where some case has none."""
    if len(evidence.numeric) < len(evidence.ordinary):
        return None
    found: list[tuple[Case, Sizes, float]] = []
    for case in evidence.numeric:
        scale = np.maximum(case.expected.scale, 0)
        zero = np.abs(case.reference) <= 1e-6 * scale
        if np.any(np.abs(case.output[zero]) > 1e-6 * np.broadcast_to(scale, zero.shape)[zero]):
            return None
        ratios = case.output[~zero] / case.reference[~zero]
        if ratios.size == 0:
            continue
        middle = float(np.median(ratios))
        if middle == 0 or np.any(np.abs(ratios - middle) > CLOSE * abs(middle)):
            return None
        found.append((case, _sizes(evidence, case), middle))
    return found or None


def _sizes(evidence: Evidence, case: Case) -> Sizes:
    sizes: Sizes = dict(evidence.sizes(case))
    names = evidence.judge.argument_names
    for name, value in zip(names, case.point.arguments, strict=True):
        if np.ndim(value) == 0:
            sizes[name] = float(value)
    return sizes


def _name(ratios: list[tuple[Case, Sizes, float]]) -> Factor | None:
    """The factor with a name that fits every case, and differs from 1 in one of them."""
    for factor in NAMED:
        try:
            values = [factor.of(sizes) for _, sizes, _ in ratios]
        except KeyError:
            continue
        fits = all(
            abs(ratio - value) <= CLOSE * abs(value)
            for value, (_, _, ratio) in zip(values, ratios, strict=True)
        )
        if fits and any(value != 1 for value in values):
            return factor
    return None


def _telling(ratios: list[tuple[Case, Sizes, float]]) -> tuple[Case, Sizes, float]:
    """The smallest case where the factor is not 1."""
    away = [item for item in ratios if abs(item[2] - 1) > CLOSE]
    return min(away, key=lambda item: sum(np.size(a) for a in item[0].point.arguments))


def _measured(evidence: Evidence, case: Case, factor: Factor, ratio: float) -> str:
    subject = "the value is" if case.reference.ndim == 0 else "every entry is"
    times = (
        f"{ratio:.6g} times too large"
        if ratio > 1
        else f"{1 / ratio:.6g} times too small"
        if 0 < ratio < 1
        else f"{ratio:.6g} times the right one"
    )
    sizes = _sizes(evidence, case)
    letters = [letter for letter in sizes if letter in factor.name.replace("log", "")]
    where = " and ".join(f"{letter} is {sizes[letter]:g}" for letter in letters)
    return f"{subject} {times}" + (f", and {where} there" if where else "")
