"""The words in which exercises of minimisers are written (optimise): what their solution files
import.
"""

from lossdrill.judging.measures import Measure
from lossdrill.judging.minimiser import minimiser
from lossdrill.judging.points.point import Point, normal, vector
from lossdrill.judging.solution import mistake, right

__all__ = ["Measure", "Point", "minimiser", "mistake", "normal", "right", "vector"]
