"""Is right, and leaves something to do for the end of the process.

Comes out: pass, score 1
"""

import atexit
import os
import tempfile
import threading

import numpy as np


def leave_trace():
    os.mkdir(os.path.join(tempfile.gettempdir(), "lossdrill-hostile-trace"))


atexit.register(leave_trace)
threading._register_atexit(leave_trace)


def huber_gradient(y, y_hat, delta):
    return np.clip(y_hat - y, -delta, delta) / len(y)
