"""Exits politely at every call.

Comes out: not_run (raised), score 0
"""

import sys


def huber_gradient(y, y_hat, delta):
    sys.exit(0)
