"""The parts of a result: numbers and arrays by name, what came back for each, and what it shows."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np
from msgspec import Struct

from lossdrill.judging.cases import Case
from lossdrill.judging.expected import Array, Near
from lossdrill.judging.measures import Measure
from lossdrill.judging.points.point import Point
from lossdrill.sandbox.wire import Answer

Parts: TypeAlias = Mapping[str, Any]


class Kept(Struct, frozen=True, eq=False, dict=True):
    """Whatever keeps the measure is right; the reference's number only has the right shape.

    `found` are all parts of the result, as a measure may set one against another.
    """

    value: Array
    scale: Array
    measure: Measure
    found: Mapping[str, Array]
    arguments: tuple[Any, ...]

    @cached_property
    def measured(self) -> float | None:
        """Raises `PackError` where it cannot be computed."""
        return self.measure.value(self.found, self.arguments)

    def error(self, output: Array) -> float:
        kept = np.all(np.isfinite(output)) and self.measure.holds(self.measured)
        return 0.0 if kept else np.inf


class Beside(Near, frozen=True, eq=False):
    """What follows from the other parts that were found."""


class Tried(Struct, frozen=True, eq=False, dict=True):
    """One call, and each part of what came back."""

    point: Point
    answer: Answer
    cases: Mapping[str, Case]
    missing: tuple[str, ...]

    @cached_property
    def wrong(self) -> dict[str, Case]:
        return {part: case for part, case in self.cases.items() if not case.right}

    @property
    def has_parts(self) -> bool:
        """Whether what came back is a dict, or a tuple of the right length, at all."""
        return len(self.missing) < len(self.cases)


def parts_of(value: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """The parts of a tuple by these names, or those of a dict by its keys; what stands in a dict
    inside of it is named `huber.slope`. None at all where it has another form.
    """
    if names:
        items = value.tolist() if isinstance(value, np.ndarray) else value
        fits = isinstance(items, list | tuple) and len(items) == len(names)
        return dict(zip(names, items, strict=True)) if fits else {}
    if not isinstance(value, dict):
        return {}
    found: dict[str, Any] = {}
    for key, inner in value.items():
        if isinstance(inner, dict):
            found |= {f"{key}.{name}": part for name, part in parts_of(inner, ()).items()}
        else:
            found[str(key)] = inner
    return found


def of_part(table: Mapping[str, Any], part: str) -> Any:
    """What an exercise says of a part: by its whole name, or by its key in the innermost dict."""
    return table.get(part, table.get(last(part)))


def last(part: str) -> str:
    return part.rpartition(".")[2]
