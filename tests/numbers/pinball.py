"""The numbers that the texts of the topic pinball state."""

from collections.abc import Mapping, Sequence

import numpy as np

from tests.numbers.stated import Number

TARGETS = np.array([1, 2, 3, 4])
LEVEL = 0.3


def mean_loss(constant: float) -> float:
    errors = TARGETS - constant
    return float(np.mean(np.maximum(LEVEL * errors, (LEVEL - 1) * errors)))


BEST = min(TARGETS.tolist(), key=mean_loss)
"""A smallest mean loss is at a target, since the loss is a polygon with its corners there."""

assert np.quantile(TARGETS, LEVEL, method="inverted_cdf") == BEST == 2

COMPUTED: Mapping[str, Mapping[str, Number]] = {
    "README": {
        "1.9": float(np.quantile(TARGETS, LEVEL)),
        "0.405": mean_loss(float(np.quantile(TARGETS, LEVEL))),
        "0.4": mean_loss(BEST),
    },
}
"""By exercise, or README for the topic's page: what is written, and what it is."""

GIVEN: Mapping[str, Sequence[str]] = {
    "README": ["0.3", "0.9"],  # levels
    "pinball-value": ["0.9"],
}
"""Numbers that a text assumes: the input of an example, a constant of somebody's code."""
