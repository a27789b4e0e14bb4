"""Puts a module into NumPy's folder, which the next worker would import.

Stopped by: bubblewrap, nobody, landlock, seccomp
Needs: a Python that its user may change
"""

import os

import numpy as np


def attempt(canary):
    path = os.path.join(os.path.dirname(np.__file__), "left_behind.py")
    os.close(os.open(path, os.O_CREAT | os.O_RDWR))
    os.unlink(path)
    return True
