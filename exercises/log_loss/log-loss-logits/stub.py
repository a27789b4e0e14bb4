"""log-loss-logits · the mean log loss of logits."""

import numpy as np


def bce_with_logits(y, z):
    """y: labels 0 and 1, z: logits, both of shape (n,). Returns a number."""
    # TODO
