"""Which test points all variants share, and which are drawn anew in each."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from lossdrill.judging.function import FunctionJudge
from lossdrill.judging.points.point import Point
from lossdrill.judging.variant import Variant
from lossdrill.model import VARIANTS
from lossdrill.sandbox.wire import layout_of


def key_of(argument: Any) -> object:
    """Equal for arguments that nothing can tell apart: not even by how they lie in memory."""
    if isinstance(argument, np.ndarray):
        return argument.dtype.str, argument.shape, argument.tobytes(), layout_of(argument)
    return argument


def distinct_points(judge: FunctionJudge, exercise_id: str) -> Iterator[Point]:
    """The points of all variants, those that are fixed only once."""
    seen: set[object] = set()
    for points in _by_variant(judge, exercise_id):
        yield from (point for key, point in points.items() if key not in seen)
        seen.update(points)


def fixed_points(judge: FunctionJudge, exercise_id: str) -> tuple[Point, ...]:
    """The points that are there in every variant."""
    first, *others = _by_variant(judge, exercise_id)
    return tuple(point for key, point in first.items() if all(key in points for points in others))


def _by_variant(judge: FunctionJudge, exercise_id: str) -> Iterator[dict[object, Point]]:
    for number in range(VARIANTS):
        points = judge.prepared(Variant(exercise_id, number)).points
        yield {(point.group, point.rtol, *map(key_of, point.arguments)): point for point in points}
