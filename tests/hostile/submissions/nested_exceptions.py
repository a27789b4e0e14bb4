"""Raises a group of exceptions in a group of exceptions, a thousand deep, each with a cause.

Comes out: not_run (raised), score 0
"""


def huber_gradient(y, y_hat, delta):
    error = ValueError("x" * 1000)
    for _ in range(1000):
        outer = ExceptionGroup("group", [error, error])
        outer.__cause__ = outer.__context__ = error
        error = outer
    raise error
