"""The learner's side: what the worker does once, so that each of its children need not: a run of a
file of ours, and the filling of gaps in its memory.

What a child writes to first it has to copy, page by page. So what Python and NumPy prepare at first
use is prepared here, and what a child allocates is to lie together, not in gaps all over the pages.
"""

import ctypes
import sys

import numpy as np

from lossdrill.model import Limits
from lossdrill.sandbox import wire
from lossdrill.sandbox.inside import runner

SOURCE = """
import numpy as np

def value(x, y, number):
    return np.clip(x - y, -number, number) / len(x)

def fails(values):
    raise ValueError(values)
"""
# How glibc lays out blocks of memory; elsewhere the search for a row just ends.
STEP, OVERHEAD = 16, 8
LARGEST = 520
IN_A_ROW = 20
AT_MOST = 1000


def rehearse() -> None:
    """Runs a file from its job to its reply."""
    x = np.linspace(0.0, 1.0, 6)
    value, fails = wire.Call("value", (x, x[::-1], 0.5)), wire.Call("fails", ([1.0, (2, "x")],))
    job = wire.encode_job(SOURCE, "rehearsal.py", [value, fails] * 5, Limits())
    runner.run(wire.decode_job(job))
    del sys.modules[runner.MODULE]


def fill_gaps() -> None:
    """Allocates small blocks of every size, and keeps them, until they come in a row."""
    malloc = ctypes.CDLL(None).malloc
    malloc.restype = ctypes.c_size_t
    for size in range(STEP + OVERHEAD, LARGEST, STEP):
        last = row = 0
        for _ in range(AT_MOST):
            block = malloc(size)
            row = row + 1 if block - last == size + OVERHEAD else 0
            last = block
            if row == IN_A_ROW:
                break
