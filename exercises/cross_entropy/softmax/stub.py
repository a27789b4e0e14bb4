"""softmax · the softmax of each row of logits."""

import numpy as np


def softmax(z):
    """z: logits of shape (n, k), one row per sample. Returns probabilities of shape (n, k)."""
    # TODO
