"""huber-irls · a Huber fit by iteratively reweighted least squares."""

import numpy as np


def fit(X, y, delta):
    """X: (n, d). y: (n,). delta > 0. Returns {"beta": (d,), "weights": (n,)}."""
    # TODO
