"""Numbers of each domain: those that are tried first, others drawn, and what belongs to it."""

import random
from fractions import Fraction

from lossdrill.formula.variables import Domain


def _fractions(text: str) -> tuple[Fraction, ...]:
    return tuple(Fraction(part) for part in text.split())


POOLS: dict[str, tuple[Fraction, ...]] = {
    "real": _fractions(
        "1 2 -1 3 1/2 -2 0 -1/2 5 -3 3/2 -5/4 7/8 -7 10 -11/2 37/16 -13/4 1/64 -1/32 20 -17 "
        "1/1048576 -40 45"
    ),
    "positive": _fractions("1 2 1/2 3 3/2 1/4 5 7/4 9/8 1/64 13/2 20 29/16"),
    "probability": (
        *_fractions("1/2 1/4 3/4 1/8 7/8 5/16 11/16 1/1024 1023/1024 27/64"),
        *_fractions("1/1048576 1048575/1048576"),
        Fraction(1, 2**60),
        1 - Fraction(1, 2**60),
    ),
    "count": _fractions("1 2 3 5 4 7 10 6"),
    "whole": _fractions("1 0 2 3 5 4 7 10 6"),
}  # fmt: skip
POOLS["non-negative"] = (POOLS["positive"][0], Fraction(0), *POOLS["positive"][1:])

ENTRIES: dict[str, tuple[Fraction, ...]] = {
    "real": _fractions("1 -1 2 1/2 -2 -1/2 4 3 -3 3/2 -5/4 5 -3/4 7/2"),
    "positive": POOLS["positive"][:9],
    "probability": POOLS["probability"][:7],
    "count": POOLS["count"],
    "whole": POOLS["whole"],
    "non-negative": POOLS["non-negative"][:9],
}

DISCRETE = {"count": 1, "whole": 0}
"""Domains of whole numbers, each with its smallest."""


def drawn(domain: Domain, rng: random.Random) -> Fraction:
    """One number of a domain, dyadic."""
    if domain.labels:
        return Fraction(rng.choice(domain.labels))
    if domain.name in DISCRETE:
        return Fraction(rng.randint(DISCRETE[domain.name], 12))
    if domain.name == "probability":
        return Fraction(rng.randint(1, 255), 256)
    value = Fraction(rng.randint(-320, 320), 64)
    return value if domain.name == "real" else abs(value) + Fraction(1, 64)


def contains(domain: Domain, value: Fraction) -> bool:
    """Whether a coordinate may take this value; rows of a matrix are never moved."""
    if domain.rows:
        return False
    if domain.labels:
        return value in domain.labels
    match domain.name:
        case "positive":
            return value > 0
        case "non-negative":
            return value >= 0
        case "probability":
            return 0 < value < 1
        case "count" | "whole":
            return value.denominator == 1 and DISCRETE[domain.name] <= value <= 1000
    return True


def is_continuous(domain: Domain) -> bool:
    return not domain.labels and not domain.rows and domain.name not in DISCRETE
