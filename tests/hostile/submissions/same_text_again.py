"""Returns one text so often that writing it down takes more memory than there is.

Comes out: not_run (output_limit), score 0
"""

TEXT = "x" * 2**20


def huber_gradient(y, y_hat, delta):
    return [TEXT] * 2_000
