"""Is right the first time, and returns zeros when it is asked again.

Comes out: wrong (nondeterministic or value), score any
"""

import numpy as np

seen = set()


def huber_gradient(y, y_hat, delta):
    key = (y.tobytes(), y_hat.tobytes(), delta)
    if key in seen:
        return np.zeros(len(y))
    seen.add(key)
    return np.clip(y_hat - y, -delta, delta) / len(y)
