"""Is right, and leaves an object that takes for ever to go.

Comes out: pass, score 1
"""

import numpy as np


class Clinging:
    def __del__(self):
        while True:
            pass


clinging = Clinging()
clinging.itself = clinging


def huber_gradient(y, y_hat, delta):
    return np.clip(y_hat - y, -delta, delta) / len(y)
