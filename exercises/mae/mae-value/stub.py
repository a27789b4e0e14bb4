"""mae-value · the mean absolute error."""

import numpy as np


def mae(y, y_hat):
    """y, y_hat: arrays of shape (n,). Returns one number."""
    # TODO
