"""What a figure was to show, and what one call did: which things are there, and what they say."""

from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

from lossdrill.judging.drawn import Axes, Trace, shows
from lossdrill.judging.expected import Array
from lossdrill.judging.fields import Coloured, Field
from lossdrill.judging.points.point import Point
from lossdrill.model import Diagnosis
from lossdrill.sandbox.wire import Answer


class Drawing(Struct, frozen=True, eq=False):
    """One thing that must be seen: a line through these points, or the points by themselves."""

    title: str
    x: Array
    y: Array
    scatter: bool = False

    def found_in(self, axes: Axes) -> Trace | None:
        """A line may be drawn as a cloud only where points are asked for, and the other way."""
        traces = axes.traces if self.scatter else axes.lines
        return next((trace for trace in traces if shows(trace, self.x, self.y)), None)


class Surface(Struct, frozen=True, eq=False):
    """The numbers z[i, j] over the points (x[j], y[i]): as a coloured grid, or as contours."""

    title: str
    x: Array
    y: Array
    z: Array

    def found_in(self, axes: Axes) -> Field | None:
        fields = (field for field in axes.fields if field.shows(self.x, self.y, self.z))
        return next(fields, None)


class Seen(Struct, frozen=True, eq=False, dict=True):
    """What one call showed."""

    point: Point
    answer: Answer
    wanted: tuple[Drawing | Surface, ...]
    axes: tuple[Axes, ...] | None
    """None where no figure came back."""

    @cached_property
    def missing(self) -> tuple[Drawing | Surface, ...]:
        return tuple(drawing for drawing in self.wanted if not self.holders(drawing))

    @cached_property
    def traces(self) -> tuple[Trace, ...]:
        return tuple(trace for axes in self.axes or () for trace in axes.traces)

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        return tuple(field for axes in self.axes or () for field in axes.fields)

    @cached_property
    def instead(self) -> tuple[Trace | Coloured, ...]:
        """What shows none of the things that are wanted; contours aside, which tell too little."""
        traces, surfaces = parted(self.wanted)
        return (
            *(t for t in self.traces if not any(shows(t, one.x, one.y) for one in traces)),
            *(
                field
                for field in self.fields
                if isinstance(field, Coloured)
                and not any(field.shows(one.x, one.y, one.z) for one in surfaces)
            ),
        )

    def has(self, other: Trace | Coloured) -> bool:
        """Whether the same is seen here."""
        if isinstance(other, Trace):
            return any(shows(trace, other.x, other.y) for trace in self.traces)
        return any(field.shows(other.x[0], other.y[:, 0], other.z) for field in self.fields)

    def holders(self, drawing: Drawing | Surface) -> list[Axes]:
        return self._holders[drawing]

    @cached_property
    def _holders(self) -> dict[Drawing | Surface, list[Axes]]:
        """By identity: two drawings with the same numbers are two."""
        return {
            drawing: [axes for axes in self.axes or () if drawing.found_in(axes)]
            for drawing in self.wanted
        }

    @property
    def illegible(self) -> tuple[Diagnosis, ...]:
        """What is not written on the axes that hold what was asked for."""
        held = {id(axes): axes for drawing in self.wanted for axes in self.holders(drawing)[:1]}
        return tuple(found for axes in held.values() for found in _unwritten(axes, self.wanted))


def parted(wanted: Sequence[Drawing | Surface]) -> tuple[list[Drawing], list[Surface]]:
    return (
        [one for one in wanted if isinstance(one, Drawing)],
        [one for one in wanted if isinstance(one, Surface)],
    )


def _unwritten(axes: Axes, wanted: Sequence[Drawing | Surface]) -> list[Diagnosis]:
    found = [
        generic(f"no-{name}label", f"The {name} axis has no label: call ax.set_{name}label(...).")
        for name, label in (("x", axes.xlabel), ("y", axes.ylabel))
        if not label.strip()
    ]
    drawings, _ = parted(wanted)
    traces = [trace for drawing in drawings if (trace := drawing.found_in(axes))]
    if len({id(trace) for trace in traces}) > 1 and not _told_apart(traces, axes):
        message = "Several lines in one picture, and nothing tells them apart: give each a "
        found.append(generic("no-legend", f"{message}label=... and call ax.legend()."))
    return found


def _told_apart(traces: Sequence[Trace], axes: Axes) -> bool:
    """Each by its own label in the legend, or by words that were given to the legend itself."""
    nameless = {id(trace) for trace in traces if trace.label not in axes.legend}
    labels = {trace.label for trace in axes.traces}
    words = [word for word in axes.legend if word.strip() and word not in labels]
    return len(nameless) <= len(words)


def generic(identifier: str, message: str) -> Diagnosis:
    return Diagnosis(id=identifier, kind="generic", message=message)
