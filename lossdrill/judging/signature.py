"""Shapes of arguments and result, in NumPy's own notation for generalised functions.

`(n,d),(n),(d)->(d)` reads: a matrix, two vectors, and a vector comes back. `n` is always the
number of samples.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from msgspec import Struct

Shape = tuple[str, ...]
Arguments = tuple[Any, ...]


class Signature(Struct, frozen=True):
    arguments: tuple[Shape, ...]
    result: Shape

    @classmethod
    def parse(cls, text: str) -> "Signature":
        """Reads `(n,d),(n)->()`; raises ValueError when it is not of that form."""
        left, arrow, right = text.replace(" ", "").partition("->")
        if not arrow or not (left.startswith("(") and left.endswith(")")):
            raise ValueError(f"not a signature: {text!r}")
        arguments = tuple(_shape(part) for part in left[1:-1].split("),("))
        return cls(arguments, _shape(right.strip("()")))

    def sizes(self, arguments: Arguments) -> dict[str, int]:
        """The number behind each letter, read off the arguments."""
        sizes: dict[str, int] = {}
        for shape, argument in zip(self.arguments, arguments, strict=True):
            sizes.update(zip(shape, np.shape(argument), strict=True))
        return sizes

    def result_shape(self, arguments: Arguments) -> tuple[int, ...]:
        sizes = self.sizes(arguments)
        return tuple(sizes[letter] for letter in self.result)

    def take(self, arguments: Arguments, samples: Sequence[int]) -> Arguments:
        """The same arguments with these samples only."""
        return tuple(
            np.take(argument, samples, axis=shape.index("n")) if "n" in shape else argument
            for shape, argument in zip(self.arguments, arguments, strict=True)
        )


def _shape(text: str) -> Shape:
    return tuple(letter for letter in text.split(",") if letter)
