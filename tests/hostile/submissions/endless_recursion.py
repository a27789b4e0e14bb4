"""Calls itself for ever.

Comes out: not_run (raised), score 0
"""


def huber_gradient(y, y_hat, delta):
    return huber_gradient(y, y_hat, delta)
