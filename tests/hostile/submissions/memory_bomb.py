"""Asks for 4 GiB, 64 MiB at a time, and keeps all of it.

Comes out: not_run (memory), score 0
"""

import numpy as np

hoard = [np.empty(2**26, np.uint8) for _ in range(64)]
