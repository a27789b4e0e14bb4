"""capstone-regression · MSE, RMSE, MAE and Huber on the same data, without and with outliers."""

import matplotlib.pyplot as plt
import numpy as np


def compare(x, y, spoilt, delta):
    """x, y, spoilt: (n,). delta > 0. Returns a dict of dicts, as the task says."""
    # TODO


def draw(x, y, lines, r, delta):
    """x, y: (n,). lines: (3, 2), rows [a, b]. r: (m,). delta > 0. Returns a Matplotlib figure."""
    # TODO
