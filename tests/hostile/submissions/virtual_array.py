"""Returns one number that claims to be 8 EiB.

Comes out: not_run (output_limit), score 0
"""

import numpy as np


def huber_gradient(y, y_hat, delta):
    return np.broadcast_to(np.longdouble(0), (2**20, 2**20, 2**16))
