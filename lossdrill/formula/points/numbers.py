"""Points for formulas in numbers."""

import random
from collections.abc import Sequence
from fractions import Fraction
from itertools import product

from lossdrill.formula.points.domains import POOLS, drawn
from lossdrill.formula.points.point import Point
from lossdrill.formula.variables import Domain, Variable


def scalar_points(variables: Sequence[Variable], rng: random.Random, count: int) -> list[Point]:
    """Points for formulas in numbers: pools walked at different strides, labels enumerated."""
    labelled = [v for v in variables if v.domain.labels]
    free = [v for v in variables if not v.domain.labels]
    combinations = list(product(*([Fraction(n) for n in v.domain.labels] for v in labelled)))
    found: list[Point] = []
    for turn in range(max(1, count // len(combinations))):
        values = {v.name: walked(v.domain, turn, place, rng) for place, v in enumerate(free)}
        for labels in combinations:
            named = dict(zip((v.name for v in labelled), labels, strict=True))
            found.append(Point({v.name: {**values, **named}[v.name] for v in variables}))
    return found


def simple_points(variables: Sequence[Variable], count: int) -> list[Point]:
    """Points that are easy to follow by hand: small whole numbers, the easiest first."""
    pools = [
        [Fraction(n) for n in v.domain.labels] or list(POOLS[v.domain.name][:4]) for v in variables
    ]
    found = [
        Point(dict(zip((v.name for v in variables), values, strict=True)))
        for values in product(*(pool[: _SIMPLE[min(len(pools), 5)]] for pool in pools))
    ]
    return sorted(found, key=lambda point: point.complexity)[:count]


_SIMPLE = (0, 4, 4, 4, 3, 2)
"""How many numbers of each pool, by the number of variables."""


def walked(domain: Domain, turn: int, place: int, rng: random.Random) -> Fraction:
    pool = POOLS[domain.name]
    if turn % 3 == 2 and turn > 5:
        return drawn(domain, rng)
    return pool[(turn * (place + 1) + 2 * place) % len(pool)]
