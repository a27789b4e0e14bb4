"""weston-watkins · the mean hinge loss of several classes: the label against each of its rivals."""

import numpy as np


def weston_watkins(y, S):
    """y: labels 0, ..., k - 1 of shape (n,), S: scores of shape (n, k). Returns a number."""
    # TODO
