"""What a learner's figure shows, read from what came back: lines, points and surfaces with their
numbers, and the words on the axes. Never a pixel.
"""

import sys
from collections.abc import Sequence
from typing import Any

import numpy as np
from msgspec import Struct

from lossdrill.judging.expected import RTOL, Array
from lossdrill.judging.fields import Field, field
from lossdrill.sandbox.inside.figures import FIGURE, as_data


class Trace(Struct, frozen=True, eq=False):
    """A line or a cloud of points."""

    label: str
    x: Array
    y: Array


class Axes(Struct, frozen=True, eq=False):
    title: str
    xlabel: str
    ylabel: str
    xscale: str
    yscale: str
    legend: tuple[str, ...]
    lines: tuple[Trace, ...]
    points: tuple[Trace, ...]
    fields: tuple[Field, ...]

    @property
    def traces(self) -> tuple[Trace, ...]:
        return (*self.lines, *self.points)


def axes_in(value: Any) -> tuple[Axes, ...] | None:
    """The axes of a figure; None where the value is no figure. It may be one that was drawn in this
    process, by an answer of the pack.
    """
    data = value if isinstance(value, dict) else as_data(value)
    if data is not value and "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close("all")  # which otherwise keeps every figure
    if not isinstance(data, dict) or set(data) != {FIGURE}:
        return None
    try:
        return tuple(map(_axes, data[FIGURE]))
    except (LookupError, TypeError, ValueError):
        return None  # written by hand


def shows(trace: Trace, x: Array, y: Array) -> bool:
    """Whether the trace consists of exactly these points; in which order makes no difference."""
    if len(trace.x) != len(x):
        return False
    order, wanted = np.lexsort((trace.y, trace.x)), np.lexsort((y, x))
    return _near(trace.x[order], x[wanted]) and _near(trace.y[order], y[wanted])


def runs_over(trace: Trace, x: Array) -> bool:
    """Whether it has a point at each x, and no other."""
    return len(trace.x) == len(x) and _near(np.sort(trace.x), np.sort(x))


def _near(one: Array, other: Array) -> bool:
    """Entry by entry, in units of the largest; what is not finite must be the same."""
    finite = np.isfinite(other)
    if not np.array_equal(np.where(finite, 0.0, one), np.where(finite, 0.0, other), equal_nan=True):
        return False
    size = max(np.max(np.abs(other[finite]), initial=0.0), np.finfo(float).tiny)
    return bool(np.all(np.abs(one[finite] - other[finite]) <= RTOL * size))


def _axes(data: dict[str, Any]) -> Axes:
    words = {key: str(data[key]) for key in ("title", "xlabel", "ylabel", "xscale", "yscale")}
    return Axes(
        **words,
        legend=tuple(map(str, data["legend"])),
        lines=_traces(data["lines"]),
        points=_traces(data["points"]),
        fields=tuple(map(field, data["fields"])),
    )


def _traces(data: Sequence[dict[str, Any]]) -> tuple[Trace, ...]:
    return tuple(map(_trace, data))


def _trace(data: dict[str, Any]) -> Trace:
    """Raises TypeError or ValueError where the coordinates are no two rows of as many numbers."""
    x, y = np.asarray(data["x"]), np.asarray(data["y"])
    if {x.dtype.kind, y.dtype.kind} - set("biuf") or x.ndim != 1 or x.shape != y.shape:
        raise ValueError("not drawn by Matplotlib")
    return Trace(str(data["label"]), x.astype(float), y.astype(float))
