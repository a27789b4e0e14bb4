"""Numbers as the class's pages write them."""

import math


def two(value: float) -> str:
    """With two decimals, never rounded up to a full score; `n/a` where undefined."""
    if math.isnan(value):
        return "n/a"
    if 0.99 <= value < 1:
        return "0.99"
    # First to what sums in another order agree on.
    return f"{round(round(value, 9), 2) + 0.0:.2f}".replace("-", "−")


def score(value: float) -> str:
    """The same, and nothing where there is none."""
    return "" if math.isnan(value) else two(value)


def whole(value: float) -> str:
    """A number of attempts."""
    return "not reached" if math.isnan(value) else f"{value:.0f}"
