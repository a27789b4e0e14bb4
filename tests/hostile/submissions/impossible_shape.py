"""Returns no numbers at all, in shapes beyond what can be indexed.

Comes out: wrong (shape), score 0
"""

import numpy as np


def huber_gradient(y, y_hat, delta):
    return np.empty((0, 2**40, 2**20), np.uint8)
