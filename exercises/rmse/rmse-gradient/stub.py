"""rmse-gradient · the gradient of the RMSE of X @ beta with respect to beta."""

import numpy as np


def rmse_gradient(X, y, beta):
    """X: shape (n, d), y: shape (n,), beta: shape (d,). Returns an array of shape (d,)."""
    # TODO
