"""huber-curve · the Huber loss between a parabola and its tangent."""

import matplotlib.pyplot as plt
import numpy as np


def curve(delta, grid):
    """delta > 0. grid: increasing residuals, shape (m,). Returns a Matplotlib figure."""
    # TODO
