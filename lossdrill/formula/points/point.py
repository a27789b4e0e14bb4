"""A place where two formulas are compared: exact values of all variables."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any

import numpy as np

from lossdrill.formula.arithmetic import exact, precision

Coordinate = tuple[str, tuple[int, ...]]
"""A variable and the place of one of its entries; () for a number."""


@dataclass(frozen=True, eq=False)
class Point:
    """Exact values of all variables: Fractions, and object arrays of Fractions."""

    values: Mapping[str, Any]
    sizes: Mapping[str, int] = field(default_factory=dict)
    special: bool = False
    """Whether it lies on a zero of something: there two formulas may differ alone."""
    parent: "tuple[Point, Coordinate] | None" = field(default=None, repr=False)
    """The point from which it was moved, and where they differ."""
    remembered: dict[object, Any] = field(default_factory=dict, repr=False)
    """What was computed here and is asked again: the values as numbers, by precision; what
    `values` keeps of abbreviations and of the expected formula."""

    def at(self, coordinate: Coordinate) -> Fraction:
        name, place = coordinate
        return self.values[name][place] if place else self.values[name]  # type: ignore[no-any-return]

    def moved(self, coordinate: Coordinate, value: Fraction, *, special: bool = False) -> "Point":
        name, place = coordinate
        new: Any = value
        if place:
            new = self.values[name].copy()
            new[place] = value
        return Point({**self.values, name: new}, self.sizes, special, (self, coordinate))

    def numbers(self) -> dict[str, Any]:
        """The values in the precision of the moment, and the sizes; not to be changed."""
        found: dict[str, Any] | None = self.remembered.get(precision())
        if found is None:
            found = self._numbers()
            self.remembered[precision()] = found
        return found

    def _numbers(self) -> dict[str, Any]:
        if self.parent is not None:
            parent, coordinate = self.parent
            numbers, (name, place) = parent.numbers(), coordinate
            moved = exact(self.at(coordinate))
            if not place:
                return {**numbers, name: moved}
            array = numbers[name].copy()
            array[place] = moved
            return {**numbers, name: array}
        env = {name: _in_digits(value) for name, value in self.values.items()}
        for size, length in self.sizes.items():
            env[f"size {size}"] = exact(Fraction(length))
        return env

    @cached_property
    def key(self) -> tuple[object, ...]:
        """Equal for points with equal values."""
        return tuple(
            (value.shape, *value.ravel()) if isinstance(value, np.ndarray) else value
            for value in self.values.values()
        )

    @cached_property
    def complexity(self) -> float:
        """How hard it is to follow by hand: few entries and small whole numbers first."""
        total = 0.0
        for value in self.values.values():
            entries = value.ravel() if isinstance(value, np.ndarray) else [value]
            for entry in entries:
                total += 1 + _size(entry)
        return total


def _size(value: Fraction) -> float:
    return (
        abs(value.numerator).bit_length()
        + 3.0 * (value.denominator.bit_length() - 1)
        + (0.5 if value < 0 else 0)
        + (1.5 if value == 0 else 0)  # a zero hides factors
    )


_exact_array = np.frompyfunc(exact, 1, 1)


def _in_digits(value: Any) -> Any:
    return _exact_array(value) if isinstance(value, np.ndarray) else exact(value)
