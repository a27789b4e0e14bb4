"""capstone-classification · log loss, hinge and squared error behind a sigmoid, step by step."""

import matplotlib.pyplot as plt
import numpy as np


def train(X, y, lr, steps):
    """X: (n, d), with a column of ones. y: (n,). Returns a dict of dicts, as the task says."""
    # TODO


# "yes" or "no" for each, after you have tried it
answer = {
    "separable, log: length settles": None,
    "separable, log: loss gets to 0": None,
    "separable, hinge: length settles": None,
    "separable, hinge: loss gets to 0": None,
    "overlapping, log: length settles": None,
    "overlapping, log: chance is the share of ones": None,
}


def draw(X, y, weights, lengths, grid):
    """X: (n, 3). y: (n,). weights: (2, 3). lengths: (2, steps + 1). grid: (m,). Returns a figure."""
    # TODO
