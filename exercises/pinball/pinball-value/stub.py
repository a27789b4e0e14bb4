"""pinball-value · the mean pinball loss at the level tau."""

import numpy as np


def pinball(y, y_hat, tau):
    """y, y_hat: arrays of shape (n,). 0 < tau < 1. Returns one number."""
    # TODO
