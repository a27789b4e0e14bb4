"""The numbers that the texts of the topic log_cosh state."""

import math
from collections.abc import Mapping, Sequence

import numpy as np
from scipy import optimize

from tests.numbers.stated import Number


def newton_turns() -> float:
    """Where a Newton step leads as far to the other side as it came from: sinh(2r) / 2 = 2r."""
    return float(optimize.brentq(lambda r: math.sinh(2 * r) / 2 - 2 * r, 0.5, 2))


COSH_OVERFLOWS = math.log(np.finfo(float).max) + math.log(2)

COMPUTED: Mapping[str, Mapping[str, Number]] = {
    "log-cosh-value": {
        "999.3": 1000 - math.log(2),
        "0.69": math.log(2),
        "710.48": COSH_OVERFLOWS,
        "1.4427": 1 / math.log(2),
    },
    "log-cosh-gradient": {"710.48": COSH_OVERFLOWS, "1.4427": 1 / math.log(2)},
    "log-cosh-derive": {"1.4427": 1 / math.log(2)},
    "README": {
        "0.193": math.log(2) - 0.5,
        "1.089": newton_turns(),
        "710.48": COSH_OVERFLOWS,
        "709.78": COSH_OVERFLOWS - math.log(2),
    },
}
"""By exercise, or README for the topic's page: what is written, and what it is."""

GIVEN: Mapping[str, Sequence[str]] = {}
"""Numbers that a text assumes: the input of an example, a constant of somebody's code."""
