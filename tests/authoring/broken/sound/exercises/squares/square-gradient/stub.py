"""Mend this function."""

import numpy as np


def square_gradient(y, y_hat):
    return None
