"""hinge-gradient · a subgradient of the mean hinge loss with respect to w."""

import numpy as np


def hinge_gradient(X, y, w):
    """X: shape (n, d), y: labels -1 and 1 of shape (n,), w: shape (d,). Returns shape (d,)."""
    # TODO
