"""The numbers that the texts of the topic cross_entropy state."""

import math
import sys
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from tests.numbers.stated import Number

LARGEST_EXPONENT = math.log(sys.float_info.max)
"""Above it exp overflows."""
WHOLE_EXPONENT = math.floor(LARGEST_EXPONENT)
LEAST_EXPONENT = 1075 * math.log(2)
"""Further below 0 exp is 0: less than half of the smallest number above 0."""


def surprise(p: float) -> float:
    """What a label costs that was given the probability p."""
    return -math.log(p)


def entropy(*p: float) -> float:
    return sum(share * surprise(share) for share in p)


def length(gradient: npt.NDArray[np.float64]) -> float:
    return float(np.linalg.norm(gradient))


SURE = np.exp([0.0, -20.0, -20.0]) / np.sum(np.exp([0.0, -20.0, -20.0]))
"""The softmax of (20, 0, 0)."""
BEYOND = SURE - np.array([0.0, 1.0, 0.0])
"""What it says beyond the second label."""
SLOPES = np.diag(SURE) - np.outer(SURE, SURE)
"""Its derivatives with respect to the logits."""

COMPUTED: Mapping[str, Mapping[str, Number]] = {
    "softmax": {"709.78": LARGEST_EXPONENT, "709": WHOLE_EXPONENT},
    "logsumexp": {"709.78": LARGEST_EXPONENT, "709": WHOLE_EXPONENT, "745": LEAST_EXPONENT},
    "cross-entropy-value": {
        "1.4427": 1 / math.log(2),
        "27.6": surprise(1e-12),
        "34.5": surprise(1e-15),
        "709": WHOLE_EXPONENT,
        "745": LEAST_EXPONENT,
        "746": math.ceil(LEAST_EXPONENT),
    },
    "cross-entropy-derive": {"1.4427": 1 / math.log(2)},
    "cross-entropy-gradient": {"709": WHOLE_EXPONENT, "745": LEAST_EXPONENT},
    "naive-softmax-breaks": {
        "1.79769e308": sys.float_info.max,
        "3.40282e38": np.finfo(np.float32).max,
        "65504": np.finfo(np.float16).max,
        "4.94e-324": math.ulp(0),
        "4.9e-324": math.ulp(0),
        "2.2e-308": sys.float_info.min,
        "2.3026": math.log(10),
        "744.4": -math.log(math.ulp(0)),
        "745.1": LEAST_EXPONENT,
    },
    "softmax-stability-claim": {
        "709.78": LARGEST_EXPONENT,
        "88.72": math.log(np.finfo(np.float32).max),
    },
    "README": {
        "27.6": surprise(1e-12),
        "709.78": LARGEST_EXPONENT,
        "88.72": math.log(np.finfo(np.float32).max),
        "11.09": math.log(np.finfo(np.float16).max),
        "745": LEAST_EXPONENT,
        "746": math.ceil(LEAST_EXPONENT),
        "0.8018": entropy(0.7, 0.2, 0.1),
        "0.8": entropy(0.7, 0.2, 0.1),
        "1.5e-8": length(2 * SLOPES @ BEYOND),
        "1.41": length(BEYOND),
    },
}
"""By exercise, or README for the topic's page: what is written, and what it is."""

GIVEN: Mapping[str, Sequence[str]] = {
    "softmax-stability-claim": ["800"],
    "README": ["0.7", "0.2"],
}
"""Numbers that a text assumes: the input of an example, a constant of somebody's code."""
