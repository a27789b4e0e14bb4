"""Starts a copy of itself by the newest call, whose flags lie in memory where no filter looks.

Stopped by: rlimits+nobody, seccomp
"""

import ctypes
import os
import signal

CLONE3 = 435
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    arguments = (ctypes.c_uint64 * 8)(0, 0, 0, 0, signal.SIGCHLD)
    child = libc.syscall(CLONE3, arguments, ctypes.sizeof(arguments))
    if child == 0:
        os._exit(0)
    return child > 0
