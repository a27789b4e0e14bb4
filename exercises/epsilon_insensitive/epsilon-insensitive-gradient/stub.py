"""epsilon-insensitive-gradient · a subgradient of the mean epsilon-insensitive loss."""

import numpy as np


def epsilon_insensitive_gradient(y, y_hat, epsilon):
    """y, y_hat: arrays of shape (n,). epsilon > 0. Returns an array of shape (n,)."""
    # TODO
