"""squared-hinge-value · the mean squared hinge loss of scores."""

import numpy as np


def squared_hinge(y, scores):
    """y: labels -1 and 1, scores: real numbers, both of shape (n,). Returns a number."""
    # TODO
