"""The numbers that the texts of the topic log_loss state."""

import math
import sys
from collections.abc import Mapping, Sequence

import numpy as np

from tests.numbers.stated import Number

LARGEST_EXPONENT = math.log(sys.float_info.max)
"""Above it exp overflows."""
WHOLE_EXPONENT = math.floor(LARGEST_EXPONENT)

SMALLEST = math.nextafter(0, 1)
"""Of the positive floats."""


def sigmoid(z: float) -> float:
    return 1 / (1 + math.exp(-z))


def surprise(p: float) -> float:
    """What a label costs that was given the probability p."""
    return -math.log(p)


COMPUTED: Mapping[str, Mapping[str, Number]] = {
    "sigmoid": {
        "709.78": LARGEST_EXPONENT,
        "709": WHOLE_EXPONENT,
        "4.5e-5": sigmoid(-10),
        "0.74": math.ceil(100 * sigmoid(1)) / 100,
    },
    "log-loss-value": {
        "1.4427": 1 / math.log(2),
        "16.1": surprise(1e-7),
        "23.0": surprise(1e-10),
        "27.6": surprise(1e-12),
        "34.5": surprise(1e-15),
    },
    "log-loss-derive": {"1.4427": 1 / math.log(2)},
    "log-loss-gradient": {"4.5e-5": sigmoid(-10), "709": WHOLE_EXPONENT},
    "log-loss-logits": {
        "1.4427": 1 / math.log(2),
        "16.1": surprise(1e-7),
        "34.5": surprise(1e-15),
        "4.2e-18": math.log1p(math.exp(-40)),
        "709": WHOLE_EXPONENT,
    },
    "log-loss-likelihood": {
        "1022": -math.log2(sys.float_info.min),
        "1074": -math.log2(SMALLEST),
        "1075": next(n for n in range(1, 2000) if 0.5**n == 0),
    },
    "log-loss-confident-mistake": {"2.3": math.log(10)},
    "proper-scoring": {"3.14": math.pi},
    "README": {
        "2.3": math.log(10),
        "13.8": surprise(1e-6),
        "131": surprise(1e-6) / surprise(0.9),
        "16.1": surprise(1e-7),
        "34.5": surprise(1e-15),
        "36.04": surprise(float(np.finfo(np.float64).eps)),
        "15.94": surprise(float(np.finfo(np.float32).eps)),
        "709": WHOLE_EXPONENT,
    },
}
"""By exercise, or README for the topic's page: what is written, and what it is."""

GIVEN: Mapping[str, Sequence[str]] = {
    "sigmoid": ["500"],
    "README": ["0.9"],
    "claim-calibration": ["0.7", "0.99"],
    "log-loss-confident-mistake": ["0.9"],
    "log-loss-gradient": ["500"],
    "log-loss-likelihood": ["0.999", "1500"],
    "mse-sigmoid-vanishing": ["0.9"],
    "mse-logistic-claim": ["2.25"],
}
"""Numbers that a text assumes: the input of an example, a constant of somebody's code."""
