"""The numbers that an exercise gives, drawn anew for each variant: the file that is handed out
carries them, and the judge draws the same ones again. It never reads them back.
"""

from collections.abc import Callable
from random import Random
from typing import Any, TypeAlias

import numpy as np

from lossdrill.judging.cells.cell import Sizes
from lossdrill.judging.numbers import Value, literal, number_of
from lossdrill.judging.variant import Variant

Given: TypeAlias = dict[str, Any]
"""By name: numbers, words, and lists of them."""
Drawing: TypeAlias = Callable[[Random], Given]


def nothing(draw: Random) -> Given:  # noqa: ARG001
    """For an exercise that is the same in every variant."""
    return {}


def given_in(drawing: Drawing, variant: Variant) -> Given:
    return drawing(variant.draw("given"))


def lines(given: Given) -> list[str]:
    """As the file that is handed out has them."""
    return [f"{name} = {literal(value)}" for name, value in given.items()]


def shown(given: Given) -> str:
    """On one line, for a sentence."""
    return ", ".join(lines(given))


def sizes(given: Given) -> Sizes:
    """How many numbers each list has."""
    lists = {name: value for name, value in given.items() if isinstance(value, list)}
    return {name: int(np.size(value)) for name, value in lists.items()}


def numbers(given: Given) -> tuple[Value, ...]:
    """Those that stand alone: what someone may repeat who knows nothing else."""
    found = map(number_of, given.values())
    return tuple(number for number in found if number is not None)
