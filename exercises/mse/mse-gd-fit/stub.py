"""mse-gd-fit · gradient descent on the mean squared error, step by step."""

import numpy as np


def fit(X, y, lr, steps):
    """X: (n, d). y: (n,). lr > 0. steps >= 0. Returns the path of beta, shape (steps + 1, d)."""
    # TODO
