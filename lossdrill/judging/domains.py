"""Where the parts of a witness may lie: numbers, vectors and matrices, bounded, so that overflow
cannot pass for a proof.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from lossdrill.judging.numbers import Array, Value, is_finite, numbers_of

Size: TypeAlias = int | str | None

MOST = 20
"""Rows or entries: a witness is to be looked at."""


@dataclass(frozen=True)
class Domain:
    """Numbers that `contains` admits, in an array of this shape. A size is a number, or any up to
    20: None, or a letter, which stands for the same size in all parts of a witness.
    """

    text: str
    contains: Callable[[Value], bool]
    shape: tuple[Size, ...] = ()

    def holds(self, value: Value) -> bool:
        return is_finite(value) and self.contains(value)

    def read(self, value: Any) -> Array:
        """The value in exact numbers; None where it lies outside."""
        numbers = numbers_of(value, len(self.shape))
        if numbers is None:
            return None
        fits = all(
            size == wanted if isinstance(wanted, int) else size <= MOST
            for size, wanted in zip(np.shape(numbers), self.shape, strict=True)
        )
        return numbers if fits and all(map(self.holds, np.ravel(numbers))) else None


def within(bound: float) -> Domain:
    return Domain(f"a number from -{bound:g} to {bound:g}", lambda value: -bound <= value <= bound)


unit = Domain("a number from 0 to 1", lambda value: 0 <= value <= 1)
label = Domain("0 or 1", lambda value: value in {0, 1})


def vector(size: Size = None, *, bound: float = 1e3) -> Domain:
    """A list of numbers."""
    text = f"a list of {_many(size)} numbers from -{bound:g} to {bound:g}"
    return Domain(text, within(bound).contains, (size,))


def matrix(rows: Size = None, columns: Size = None, *, bound: float = 1e3) -> Domain:
    """A list of rows, all of one length."""
    sizes = f"{_many(rows)} by {_many(columns)}"
    text = f"a matrix of {sizes} numbers from -{bound:g} to {bound:g}, as a list of rows"
    return Domain(text, within(bound).contains, (rows, columns))


def _many(size: Size) -> str:
    return f"1 to {MOST}" if size is None else str(size)
