"""Returns 17 MiB.

Comes out: not_run (output_limit), score 0
"""

import numpy as np


def huber_gradient(y, y_hat, delta):
    return np.zeros(17 * 2**20, np.uint8)
