"""svm-train · weights that minimise lam/2 |w|² + the mean hinge loss."""

import numpy as np


def svm_train(X, y, lam, steps):
    """X: (n, d). y: labels -1 and 1, (n,). lam > 0. steps >= 4000. Returns w, (d,)."""
    # TODO
