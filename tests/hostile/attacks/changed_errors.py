"""Has NumPy raise where the next run expects a warning.

Runs: twice
Stopped by: process
"""

import numpy as np


def attempt(canary):
    found = np.geterr()["over"] == "raise"
    np.seterr(all="raise")
    return found
