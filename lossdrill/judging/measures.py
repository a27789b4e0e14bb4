"""What is measured of a minimiser: how far a returned point, or a path of points, is from what it
must be. Each measure is a number that is 0 at best, with the bound that it must stay below.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from msgspec import Struct

from lossdrill.errors import PackError
from lossdrill.judging.expected import Array
from lossdrill.judging.plain import plain

Measuring = Callable[..., float | None]
"""`measuring(result, *arguments)`; None where the measure says nothing of these arguments."""


class Measure(Struct, frozen=True, eq=False):
    """`of` the result is at most the bound; the sentence tells what it means when it is not."""

    title: str
    of: Measuring
    at_most: float
    sentence: str

    def value(self, result: Array, arguments: tuple[Any, ...]) -> float | None:
        """Raises `PackError` where it cannot be computed: the result has the right form by now."""
        try:
            with np.errstate(all="ignore"):
                value = self.of(result, *arguments)
        except Exception as error:
            given = ", ".join(str(plain(argument)) for argument in arguments)
            raise PackError(
                f"measure {self.title!r} at {given}: {type(error).__name__}: {error}; correct it."
            ) from error
        return None if value is None else float(value)

    def holds(self, value: float | None) -> bool:
        """A result that is nan, or leads to it, holds nothing."""
        return value is None or value <= self.at_most


def shown(value: float) -> str:
    """Two significant digits, for people."""
    return f"{value:.2g}"
