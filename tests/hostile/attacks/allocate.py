"""Takes 3 GiB, and writes to the last byte.

Stopped by: rlimits
"""

import numpy as np


def attempt(canary):
    much = np.empty(3 * 2**30, np.uint8)
    much[-1] = 1
    return True
