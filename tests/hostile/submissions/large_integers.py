"""Returns integers that a float holds and a JSON number does not, and fractions of them.

Comes out: wrong (value), score 0
"""

from fractions import Fraction


def huber_gradient(y, y_hat, delta):
    return [10**30 if i % 2 else Fraction(10**300, 10**260 + 1) for i, _ in enumerate(y)]
