"""Reads address 0.

Comes out: not_run (killed), score 0
"""

import ctypes


def huber_gradient(y, y_hat, delta):
    return ctypes.string_at(0)
