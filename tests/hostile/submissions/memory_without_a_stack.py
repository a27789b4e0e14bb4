"""Takes all memory, and then goes deep in C, where the stack cannot grow any more.

Comes out: not_run (memory), score 0
"""

import sys

import numpy as np

DEPTH = 20_000
sys.setrecursionlimit(10 * DEPTH)


def nested():
    value = []
    for _ in range(DEPTH):
        value = [value]
    return value


one, other = nested(), nested()
hoard = []
for size in (2**26, 2**20, 2**12, 2**6):
    try:
        while True:
            hoard.append(np.ones(size, np.uint8))
    except MemoryError:
        pass


def huber_gradient(y, y_hat, delta):
    return one == other
