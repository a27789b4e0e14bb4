"""pinball-gradient · a subgradient of the mean pinball loss with respect to y_hat."""

import numpy as np


def pinball_gradient(y, y_hat, tau):
    """y, y_hat: arrays of shape (n,). 0 < tau < 1. Returns an array of shape (n,)."""
    # TODO
