"""mae-gradient · a subgradient of the mean absolute error of X @ beta with respect to beta."""

import numpy as np


def mae_gradient(X, y, beta):
    """X: shape (n, d), y: shape (n,), beta: shape (d,). Returns an array of shape (d,)."""
    # TODO
