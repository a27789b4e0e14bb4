"""The numbers that the texts of the topic rmse state."""

import math
from collections.abc import Mapping, Sequence

import numpy as np

from tests.numbers.stated import Number

DOUBLE = np.finfo(float)

COMPUTED: Mapping[str, Mapping[str, Number]] = {
    "README": {
        "162": -math.log10(DOUBLE.smallest_subnormal) / 2,  # of smaller numbers the square is 0
        "154": math.log10(DOUBLE.max) / 2,  # of larger ones it is infinite
    },
}
"""By exercise, or README for the topic's page: what is written, and what it is."""

GIVEN: Mapping[str, Sequence[str]] = {
    "rmse-why-kaggle": ["2.5"],  # the RMSE of a model on two folds
}
"""Numbers that a text assumes: the input of an example, a constant of somebody's code."""
