"""Looks for a secret among the environment's variables, as Python and as the C library know them.

Stopped by: process
"""

import ctypes
import os


def attempt(canary):
    variables = ctypes.POINTER(ctypes.c_char_p).in_dll(ctypes.CDLL(None), "environ")
    return bool(os.environ) or bool(variables and variables[0])
