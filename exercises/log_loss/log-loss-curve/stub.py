"""log-loss-curve · what a sample costs against the probability that the model gave."""

import matplotlib.pyplot as plt
import numpy as np


def curve(y, grid):
    """y: the label, 0 or 1. grid: increasing probabilities, shape (m,). Returns a Matplotlib figure."""
    # TODO
