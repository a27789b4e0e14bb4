"""mse-gradient · the gradient of the mean squared error of X @ beta with respect to beta."""

import numpy as np


def mse_gradient(X, y, beta):
    """X: shape (n, d), y: shape (n,), beta: shape (d,). Returns an array of shape (d,)."""
    # TODO
