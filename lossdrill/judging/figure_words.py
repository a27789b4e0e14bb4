"""The words in which experiments are written: what their solution files import."""

from lossdrill.judging.figures import Drawing, figure
from lossdrill.judging.points.point import Point, normal, vector
from lossdrill.judging.solution import mistake, right

__all__ = ["Drawing", "Point", "figure", "mistake", "normal", "right", "vector"]
