"""Where two formulas are compared before anything is known about them: points of the domain.

All coordinates are dyadic and short, so that kinks are hit exactly and every order of summation
agrees.
"""

from lossdrill.formula.points.arrays import (
    array_points,
    simple_array_points,
    size_order,
    sized_point,
    uniform_points,
)
from lossdrill.formula.points.domains import contains, is_continuous
from lossdrill.formula.points.literals import literal_points
from lossdrill.formula.points.numbers import scalar_points, simple_points
from lossdrill.formula.points.point import Coordinate, Point

__all__ = [
    "Coordinate",
    "Point",
    "array_points",
    "contains",
    "is_continuous",
    "literal_points",
    "scalar_points",
    "simple_array_points",
    "simple_points",
    "size_order",
    "sized_point",
    "uniform_points",
]
