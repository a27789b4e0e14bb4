"""epsilon-insensitive-value · the mean epsilon-insensitive loss."""

import numpy as np


def epsilon_insensitive(y, y_hat, epsilon):
    """y, y_hat: arrays of shape (n,). epsilon > 0. Returns one number."""
    # TODO
