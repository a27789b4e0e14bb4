"""ridge-objective · mean squared error plus lam times the squared weights, with its gradient."""

import numpy as np


def ridge(X, y, beta, b0, lam):
    """X: (n, d). y: (n,). beta: (d,). b0, lam: numbers. Returns (value, grad_beta, grad_b0)."""
    # TODO
