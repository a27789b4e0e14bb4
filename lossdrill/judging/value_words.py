"""The words in which exercises of values are written (predict, fill, order): what their solution
files import.
"""

from lossdrill.judging.cells.numbers import AnyOf, Interval, Number
from lossdrill.judging.cells.ranking import ranking
from lossdrill.judging.cells.words import Word
from lossdrill.judging.solution import mistake, right
from lossdrill.judging.values import values

__all__ = ["AnyOf", "Interval", "Number", "Word", "mistake", "ranking", "right", "values"]
