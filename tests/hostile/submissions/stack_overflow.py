"""Calls itself for ever through C, with Python's own limit lifted.

Comes out: not_run (killed or raised or memory), score 0
"""

import sys

sys.setrecursionlimit(10**8)


def huber_gradient(y, y_hat, delta):
    return max([0], key=lambda _: huber_gradient(y, y_hat, delta))
