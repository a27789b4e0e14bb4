"""The words in which exercises of several results are written: what their solution files import."""

from lossdrill.judging.measures import Measure
from lossdrill.judging.points.point import Point, normal, vector
from lossdrill.judging.results import results
from lossdrill.judging.solution import mistake, right

__all__ = ["Measure", "Point", "mistake", "normal", "results", "right", "vector"]
