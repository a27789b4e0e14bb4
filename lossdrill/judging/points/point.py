"""One test point, and the forms in which the same numbers can be handed over."""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias

import numpy as np

from lossdrill.judging.expected import RTOL, RTOL_FLOAT32
from lossdrill.sandbox.wire import lay_out

Group = Literal["ordinary", "stability", "kink", "float32"]


@dataclass(frozen=True)
class Point:
    """Arguments of one call, with what is particular about them, in words for the learner.

    A failing `ordinary` point means that the formula is wrong. `stability` and `kink` points are
    where a right formula needs care. `float32` points lead to a note at most.
    """

    arguments: tuple[Any, ...]
    about: str
    group: Group = "ordinary"
    rtol: float = RTOL


Source: TypeAlias = Callable[[random.Random], Iterable[Point]]


def vector(*values: float) -> np.ndarray:
    return np.array(values, float)


def normal(draw: random.Random, *shape: int, spread: float = 1.0) -> np.ndarray:
    """Independent normal numbers with mean 0."""
    count = int(np.prod(shape))
    return np.array([draw.gauss(0.0, spread) for _ in range(count)]).reshape(shape)


def dyadic(draw: random.Random, *shape: int, largest: int = 32, step: float = 0.125) -> np.ndarray:
    """Multiples of a power of two: sums and products of them are exact in any order."""
    count = int(np.prod(shape))
    return step * np.array([draw.randint(-largest, largest) for _ in range(count)], float).reshape(
        shape
    )


def laid_out(point: Point, layout: str, about: str) -> Point:
    """The same numbers in memory as `layout` says: F, reversed, strided."""
    arguments = tuple(
        lay_out(argument, layout) if np.ndim(argument) else argument for argument in point.arguments
    )
    return replace(point, arguments=arguments, about=about)


def in_float32(point: Point) -> Point:
    """The numbers rounded to float32; integers stay what they are."""
    arguments = tuple(
        argument.astype(np.float32)
        if isinstance(argument, np.ndarray) and argument.dtype.kind == "f"
        else argument
        for argument in point.arguments
    )
    return Point(arguments, "float32 inputs", "float32", RTOL_FLOAT32)
