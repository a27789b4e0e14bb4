"""smooth-l1-value · the mean smooth L1 loss."""

import numpy as np


def smooth_l1(y, y_hat, beta):
    """y, y_hat: arrays of shape (n,). beta > 0. Returns one number."""
    # TODO
