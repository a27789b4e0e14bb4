"""poisson-deviance-gradient · the gradient of the mean Poisson deviance with respect to mu."""

import numpy as np


def poisson_deviance_gradient(y, mu):
    """y: counts 0, 1, 2, ..., mu: means > 0, both of shape (n,). Returns an array of shape (n,)."""
    # TODO
