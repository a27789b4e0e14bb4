"""Goes deeper in C than any stack, with Python's own limit lifted, and with memory to spare.

Comes out: not_run (killed), score 0
"""

import sys

DEPTH = 200_000
sys.setrecursionlimit(10 * DEPTH)


def nested():
    value = []
    for _ in range(DEPTH):
        value = [value]
    return value


one, other = nested(), nested()


def huber_gradient(y, y_hat, delta):
    return one == other
