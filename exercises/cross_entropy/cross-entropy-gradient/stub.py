"""cross-entropy-gradient · the gradient of the mean cross entropy with respect to the logits."""

import numpy as np


def cross_entropy_gradient(Y, Z):
    """Y: one-hot labels, Z: logits, both of shape (n, k). Returns an array of shape (n, k)."""
    # TODO
