"""Returns a set whose items all share a hash, which takes long to build.

Comes out: wrong (shape), score 0
"""

PRIME = 2**61 - 1


def huber_gradient(y, y_hat, delta):
    return {1 + PRIME * i for i in range(200)}
