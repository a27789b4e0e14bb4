"""log-loss-value · the mean log loss of predicted probabilities."""

import numpy as np


def log_loss(y, p):
    """y: labels 0 and 1, p: probabilities of label 1, both of shape (n,). Returns a number."""
    # TODO
