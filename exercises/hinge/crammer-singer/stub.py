"""crammer-singer · the mean hinge loss of several classes: the label against its strongest rival."""

import numpy as np


def crammer_singer(y, S):
    """y: labels 0, ..., k - 1 of shape (n,), S: scores of shape (n, k). Returns a number."""
    # TODO
