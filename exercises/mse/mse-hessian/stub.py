"""mse-hessian · the second derivatives of the mean squared error of X @ beta with respect to beta."""

import numpy as np


def mse_hessian(X):
    """X: shape (n, d). Returns an array of shape (d, d)."""
    # TODO
