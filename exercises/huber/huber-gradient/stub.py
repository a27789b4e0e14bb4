"""huber-gradient · the gradient of the mean Huber loss with respect to y_hat."""

import numpy as np


def huber_gradient(y, y_hat, delta):
    """y, y_hat: arrays of shape (n,). delta > 0. Returns an array of shape (n,)."""
    # TODO
