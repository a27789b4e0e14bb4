"""Returns 100 MB of text.

Comes out: not_run (output_limit), score 0
"""


def huber_gradient(y, y_hat, delta):
    return "x" * 100_000_000
