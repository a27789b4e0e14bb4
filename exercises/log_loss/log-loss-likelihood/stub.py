"""log-loss-likelihood · the log-likelihood of labels, and what a likelihood is worth."""

import numpy as np


def log_likelihood(y, p):
    """y: labels 0 and 1, p: probabilities of label 1, both of shape (n,). Returns a number."""
    # TODO


# n samples, m of them with label 1, and one probability p of label 1 for all of them; and h, the
# probability that each label was given in the question of the first zero:
# GIVEN of table

answer = {
    "likelihood": None,  # the probability of all n labels in their order
    "log-likelihood": None,
    "mean log loss": None,
    "best p": None,  # the one p that makes the likelihood largest
    "first zero": None,  # the smallest number of samples with a product of exactly 0, at h each
    "log there": None,  # the log-likelihood of that many samples
}
