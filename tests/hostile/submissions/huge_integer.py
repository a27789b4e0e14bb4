"""Returns an integer that no float and no JSON number holds.

Comes out: wrong (shape), score 0
"""


def huber_gradient(y, y_hat, delta):
    return 10**4000
