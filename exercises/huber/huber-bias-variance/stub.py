"""huber-bias-variance · bias and variance of the constant that the Huber loss fits."""

import numpy as np


def study(samples, mean, deltas):
    """samples: (m, n), one sample in each row. mean: of the distribution. deltas: (k,), each > 0.

    Returns {"bias": (k,), "n_variance": (k,)}.
    """
    # TODO
