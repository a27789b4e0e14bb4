"""poisson-deviance-value · the mean Poisson deviance of counts."""

import numpy as np


def poisson_deviance(y, mu):
    """y: counts 0, 1, 2, ..., mu: means > 0, both of shape (n,). Returns one number."""
    # TODO
