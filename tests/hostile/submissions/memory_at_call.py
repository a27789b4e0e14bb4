"""Asks for an array of 64 GiB at every call.

Comes out: not_run (memory), score 0
"""

import numpy as np


def huber_gradient(y, y_hat, delta):
    return np.ones((2**33, len(y)))[0]
