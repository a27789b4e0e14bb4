"""capstone-landscape · six losses over a grid of two weights, with the lengths of their gradients."""

import matplotlib.pyplot as plt
import numpy as np


def landscape(X, t, y, u, v, delta):
    """X: (n, 2). t, y: (n,). u: (m,). v: (k,). delta > 0. Returns a dict of dicts, as the task says."""
    # TODO


def draw(u, v, loss, slope, lowest):
    """u: (m,). v: (k,). loss, slope: (k, m). lowest: (2,). Returns a Matplotlib figure."""
    # TODO
