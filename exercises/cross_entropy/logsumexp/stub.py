"""logsumexp · the log-sum-exp of each row of logits."""

import numpy as np


def logsumexp(z):
    """z: logits of shape (n, k), one row per sample. Returns an array of shape (n,)."""
    # TODO
