"""mse-surface · the mean squared error above a grid of two weights."""

import numpy as np


def surface(X, y, b0, b1):
    """X: (n, 2). y: (n,). b0: (p,). b1: (q,). Returns Z of shape (p, q): rows b0, columns b1."""
    # TODO
