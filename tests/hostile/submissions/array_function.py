"""An ndarray of zeros whose class answers True to every NumPy function and comparison.

Comes out: wrong (value), score 0
"""

import numpy as np


class Sly(np.ndarray):
    def __array_function__(self, function, types, args, kwargs):
        return True

    def __array_ufunc__(self, *args, **kwargs):
        return np.True_

    def __array_finalize__(self, other):
        self.seen = True

    def __eq__(self, other):
        return True

    def __sub__(self, other):
        return np.zeros(self.shape)

    def tobytes(self, order="C"):
        raise KeyboardInterrupt

    dtype = property(lambda self: np.dtype(object))
    shape = property(lambda self: (0,))


def huber_gradient(y, y_hat, delta):
    return np.zeros(len(y)).view(Sly)
