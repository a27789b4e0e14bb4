"""sigmoid · the probability of label 1 for each logit."""

import numpy as np


def sigmoid(z):
    """z: logits of shape (n,). Returns probabilities of label 1, shape (n,)."""
    # TODO
