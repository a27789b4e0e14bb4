"""Functions of two variables in a figure: a coloured grid, an image, or contours; compared with the
numbers on a grid that they are to show.
"""

from typing import Any

import numpy as np
from msgspec import Struct

from lossdrill.judging.expected import Array

NEAR = 1e-9
"""Of the largest number, for what is drawn as it is."""
LEVEL = 1e-6
"""Of the range of the numbers, for the places where a contour runs."""
UNCUT = 0.7
"""The share of the places on a contour line that are no ends of a gap in which its label stands."""
CUT = 0.05
"""Of the range of the numbers: how far such an end may be off, somewhere within a cell."""
FEWEST = 3
"""Levels that contours have at least: fewer show little of a surface."""


class Coloured(Struct, frozen=True, eq=False):
    """Numbers z at the points (x, y), one for each cell; all three have the same two axes."""

    x: Array
    y: Array
    z: Array
    image: bool
    """Drawn by imshow, whose extent often ends where the grid does, half a cell too early."""

    def shows(self, x: Array, y: Array, z: Array) -> bool:
        """Whether z[i, j] is seen at (x[j], y[i]), and nothing else."""
        if self.z.shape != z.shape or 0 in z.shape:
            return False
        columns, rows = np.argsort(self.x[0]), np.argsort(self.y[:, 0])
        place = np.ix_(rows, columns)
        grid = np.meshgrid(np.sort(x), np.sort(y))
        wanted = z[np.ix_(np.argsort(y), np.argsort(x))]
        return (
            self._at(self.x[place], grid[0], x)
            and self._at(self.y[place], grid[1], y)
            and _near(self.z[place], wanted, NEAR * _size(wanted))
        )

    def _at(self, mine: Array, right: Array, axis: Array) -> bool:
        half = 0.51 * np.ptp(axis) / max(len(axis) - 1, 1)
        return _near(mine, right, half if self.image else NEAR * _size(axis))


class Contours(Struct, frozen=True, eq=False):
    """Places (x, y) on the edges of areas in which a surface is between `low` and `high`; on lines
    the two are the same.
    """

    x: Array
    y: Array
    low: Array
    high: Array

    def shows(self, x: Array, y: Array, z: Array) -> bool:
        """Whether they may be contours of z: Matplotlib interpolates along the edges of cells."""
        inside = _within(self.x, x) and _within(self.y, y)
        if len(np.unique(self.low)) < FEWEST or not inside or np.ptp(z) == 0:
            return False
        height = _interpolated(x, y, z, self.x, self.y)
        off = np.maximum(self.low - height, height - self.high) / np.ptp(z)
        if np.array_equal(self.low, self.high):  # lines, which labels may have cut between edges
            return bool(np.mean(off <= LEVEL) >= UNCUT and np.all(off <= CUT))
        return bool(np.all(off <= LEVEL))


Field = Coloured | Contours


def field(data: dict[str, Any]) -> Field:
    """Raises LookupError, TypeError or ValueError where the data cannot have come from a figure."""
    names = ("x", "y", "z") if "z" in data else ("x", "y", "low", "high")
    arrays = {name: np.asarray(data[name]) for name in names}
    shape = arrays["x"].shape
    if any(a.dtype.kind not in "biuf" or a.shape != shape for a in arrays.values()):
        raise ValueError("not drawn by Matplotlib")
    if len(shape) != (2 if "z" in data else 1):
        raise ValueError("not drawn by Matplotlib")
    numbers = {name: array.astype(float) for name, array in arrays.items()}
    return Coloured(**numbers, image=bool(data["image"])) if "z" in data else Contours(**numbers)


def _interpolated(x: Array, y: Array, z: Array, at_x: Array, at_y: Array) -> Array:
    """Bilinear between the four corners of a cell, so linear along its edges."""
    columns, rows = np.argsort(x), np.argsort(y)
    x, y, z = x[columns], y[rows], z[np.ix_(rows, columns)]
    j = np.clip(np.searchsorted(x, at_x) - 1, 0, len(x) - 2)
    i = np.clip(np.searchsorted(y, at_y) - 1, 0, len(y) - 2)
    s, t = (at_x - x[j]) / (x[j + 1] - x[j]), (at_y - y[i]) / (y[i + 1] - y[i])
    below = z[i, j] * (1 - s) + z[i, j + 1] * s
    above = z[i + 1, j] * (1 - s) + z[i + 1, j + 1] * s
    return below * (1 - t) + above * t


def _within(places: Array, axis: Array) -> bool:
    room = NEAR * _size(axis)
    return bool(np.all((places >= np.min(axis) - room) & (places <= np.max(axis) + room)))


def _near(one: Array, other: Array, room: float) -> bool:
    return bool(np.all(np.abs(one - other) <= room))


def _size(numbers: Array) -> float:
    return float(np.max(np.abs(numbers), initial=np.finfo(float).tiny))
