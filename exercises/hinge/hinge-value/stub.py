"""hinge-value · the mean hinge loss of scores."""

import numpy as np


def hinge(y, scores):
    """y: labels -1 and 1, scores: real numbers, both of shape (n,). Returns a number."""
    # TODO
