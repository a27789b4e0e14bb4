"""Mend this function."""

import numpy as np


def square(y, y_hat):
    return None
