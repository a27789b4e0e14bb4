"""Returns 300 000 empty sets, which are larger to read than to write.

Comes out: not_run (output_limit or timeout), score 0
"""


def huber_gradient(y, y_hat, delta):
    return [set() for _ in range(300_000)]
