"""Reads a file that lies elsewhere through NumPy's own C code.

Stopped by: bubblewrap, landlock
"""

import numpy as np


def attempt(canary):
    return np.fromfile(canary["file"], np.uint8).size > 0
