"""mse-value · the mean squared error."""

import numpy as np


def mse(y, y_hat):
    """y, y_hat: arrays of shape (n,). Returns one number."""
    # TODO
