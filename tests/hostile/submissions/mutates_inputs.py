"""Is right, and overwrites the caller's arrays so that the next call would see zeros.

Comes out: wrong (mutated), score any
"""

import numpy as np


def huber_gradient(y, y_hat, delta):
    gradient = np.clip(y_hat - y, -delta, delta) / len(y)
    y[:] = 0
    y_hat[:] = 0
    return gradient
