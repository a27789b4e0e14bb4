"""squared-hinge-gradient · the gradient of the mean squared hinge loss with respect to the scores."""

import numpy as np


def squared_hinge_gradient(y, scores):
    """y: labels -1 and 1, scores: real numbers, both of shape (n,). Returns an array of shape (n,)."""
    # TODO
