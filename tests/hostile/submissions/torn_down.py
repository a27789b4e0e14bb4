"""Is right, but takes Python apart around itself.

Comes out: pass, score 1
"""

import builtins
import gc
import io
import os
import sys
import warnings

import numpy as np

sys.stdout = io.StringIO()
sys.stderr = None
sys.path.clear()
sys.meta_path.clear()
gc.disable()
os.environ["PATH"] = "/nowhere"
os.chdir("/")
np.set_printoptions(precision=1)
np.seterr(all="raise")
warnings.simplefilter("error")
builtins.__import__ = None
builtins.open = builtins.print = builtins.repr = None
sys.modules.clear()


def huber_gradient(y, y_hat, delta):
    return [max(-delta, min(delta, b - a)) / len(y) for a, b in zip(y, y_hat)]
