"""Is right, in an array whose class raises wherever it can.

Comes out: pass, score 1
"""

import numpy as np


class Thorny(np.ndarray):
    def __array_finalize__(self, other):
        pass

    def _raise(self, *args, **kwargs):
        raise KeyboardInterrupt

    __eq__ = __len__ = __iter__ = __bool__ = __repr__ = __array__ = __reduce__ = _raise
    __array_function__ = __array_ufunc__ = __getitem__ = tobytes = tolist = astype = _raise
    shape = dtype = flags = size = property(_raise)


def huber_gradient(y, y_hat, delta):
    return (np.clip(y_hat - y, -delta, delta) / len(y)).astype(np.longdouble).view(Thorny)
