"""hinge-vs-logistic · two fits to the same data, and what each leaves in peace."""

import numpy as np


def compare(X, y, lam, steps):
    """X: (n, d). y: labels -1 and 1, (n,). lam > 0. steps >= 4000.

    Returns {"hinge": {"w", "accuracy", "beyond", "pull", "log_loss"}, "logistic": {the same}}.
    """
    # TODO
