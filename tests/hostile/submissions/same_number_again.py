"""Returns one long number so often that writing it down takes more memory than there is.

Comes out: not_run (output_limit), score 0
"""

NUMBER = 10**4_000


def huber_gradient(y, y_hat, delta):
    return [NUMBER] * 200_000
