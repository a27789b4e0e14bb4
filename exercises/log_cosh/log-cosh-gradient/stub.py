"""log-cosh-gradient · the gradient of the mean log-cosh loss with respect to y_hat."""

import numpy as np


def log_cosh_gradient(y, y_hat):
    """y, y_hat: arrays of shape (n,). Returns an array of shape (n,)."""
    # TODO
