"""kl-divergence · the Kullback-Leibler divergence of two distributions."""

import numpy as np


def kl(p, q):
    """p, q: probabilities of shape (k,), each adding up to 1. Returns a number."""
    # TODO
