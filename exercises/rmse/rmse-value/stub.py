"""rmse-value · the root mean squared error."""

import numpy as np


def rmse(y, y_hat):
    """y, y_hat: arrays of shape (n,). Returns one number."""
    # TODO
