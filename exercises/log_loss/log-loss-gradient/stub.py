"""log-loss-gradient · the gradient of the mean log loss of a logistic model, with respect to beta."""

import numpy as np


def log_loss_gradient(X, y, beta):
    """X: shape (n, d), y: labels 0 and 1 of shape (n,), beta: shape (d,). Returns shape (d,)."""
    # TODO
