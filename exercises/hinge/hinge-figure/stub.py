"""hinge-figure · the samples by region, and the loss and the slope of each over its margin."""

import matplotlib.pyplot as plt
import numpy as np


def picture(X, y, w):
    """X: (n, 2). y: labels -1 and 1, (n,). w: (2,). Returns a Matplotlib figure."""
    # TODO
