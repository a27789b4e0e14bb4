"""Raises at every line of Python that runs after its own.

Comes out: not_run (killed or raised), score 0
"""

import sys


def trace(frame, event, argument):
    raise KeyboardInterrupt


def huber_gradient(y, y_hat, delta):
    frame = sys._getframe()
    while frame is not None:
        frame.f_trace = trace
        frame = frame.f_back
    sys.settrace(trace)
    sys.setprofile(trace)
    return y
