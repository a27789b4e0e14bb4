"""Is right, but closes and replaces what the worker flushes.

Comes out: pass, score 1
"""

import sys

import numpy as np


class Stream:
    def flush(self):
        raise SystemExit(3)

    write = flush


sys.stdout.close()
sys.__stdout__ = sys.stdout = sys.stderr = Stream()


def huber_gradient(y, y_hat, delta):
    return np.clip(y_hat - y, -delta, delta) / len(y)
