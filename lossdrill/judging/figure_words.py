"""The words in which experiments are written: what their solution files import."""

from lossdrill.judging.figures import figure
from lossdrill.judging.points.point import Point, normal, vector
from lossdrill.judging.seen import Drawing, Surface
from lossdrill.judging.solution import mistake, right

__all__ = ["Drawing", "Point", "Surface", "figure", "mistake", "normal", "right", "vector"]
