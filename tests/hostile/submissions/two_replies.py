"""Writes a reply that claims every call raised, and is right after it: the first one counts.

Comes out: not_run (killed), score 0
"""

import os

import numpy as np

for descriptor in range(3, 16):
    try:
        os.write(descriptor, b"r\x00\x00\x00\x02\x91\x90")
    except OSError:
        continue


def huber_gradient(y, y_hat, delta):
    return np.clip(y_hat - y, -delta, delta) / len(y)
