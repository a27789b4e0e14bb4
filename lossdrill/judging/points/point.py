"""One test point, and the forms in which the same numbers can be handed over."""

import random
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, Literal, TypeAlias

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from lossdrill.judging.expected import RTOL, RTOL_FLOAT32
from lossdrill.sandbox.wire import lay_out

SEPARATOR = 2
"""Characters between two numbers."""

MANY = 7
"""Samples among which one may occur twice, and the others still show everything else."""

Group = Literal["ordinary", "stability", "kink", "float32"]


class Point(Struct, frozen=True, eq=False, dict=True):
    """Arguments of one call, with what is particular about them, in words for the learner.

    A failing `ordinary` point means that the formula is wrong. `stability` and `kink` points are
    where a right formula needs care. `float32` points lead to a note at most.
    """

    arguments: tuple[Any, ...]
    about: str
    group: Group = "ordinary"
    rtol: float = RTOL

    @cached_property
    def length(self) -> tuple[int, float]:
        """How long the arguments are in writing, in characters, and how large together.

        Few numbers are short, and so are round ones: [[1, 2], [3, 5]] is simpler than a single
        number of 16 digits.
        """
        numbers = [float(n) for argument in self.arguments for n in np.ravel(argument).tolist()]
        characters = sum(len(_written(number)) + SEPARATOR for number in numbers)
        return characters, sum(map(abs, numbers))


def _written(number: float) -> str:
    short = f"{number:g}"
    return short if float(short) == number else repr(number)


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


def first_again(point: Point) -> Point:
    """Where there are many samples, the first one comes in place of the last, too: whoever makes a
    set of them, or of what each of them adds, counts it once.
    """
    n = len(point.arguments[0])
    if n < MANY:
        return point
    order = [*range(n - 1), 0]
    arguments = tuple(
        argument[order] if np.shape(argument)[:1] == (n,) else argument
        for argument in point.arguments
    )
    return replace(point, arguments=arguments, about=f"{point.about}, the first sample twice")


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
