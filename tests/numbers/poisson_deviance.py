"""The numbers that the texts of the topic poisson_deviance state."""

from collections.abc import Mapping, Sequence

import numpy as np
from scipy import special, stats
from sklearn.metrics import mean_poisson_deviance

from tests.numbers.stated import Number


def deviance(count: float, mean: float) -> float:
    return float(mean_poisson_deviance([count], [mean]))


def expected(mean: float) -> float:
    """Of Poisson counts with this mean, under it; further out nothing is left to add."""
    counts = np.arange(1000)
    losses = 2 * (special.xlogy(counts, counts / mean) - counts + mean)
    return float(stats.poisson.pmf(counts, mean) @ losses)


COMPUTED: Mapping[str, Mapping[str, Number]] = {
    "poisson-deviance-derive": {"1.4427": 1 / np.log(2)},
    "README": {
        "3.86": deviance(10, 5),
        "1.89": deviance(10, 15),
        "0.47": expected(0.1),
        "1.15": expected(1),
        "1.05": expected(5),
        "1.00": expected(100),
    },
}
"""By exercise, or README for the topic's page: what is written, and what it is."""

GIVEN: Mapping[str, Sequence[str]] = {
    "README": ["200"],
}
"""Numbers that a text assumes: the input of an example, a constant of somebody's code."""
