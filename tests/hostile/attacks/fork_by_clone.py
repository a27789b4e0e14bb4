"""Starts a copy of itself by the call below fork.

Stopped by: rlimits+nobody, seccomp
"""

import ctypes
import os
import signal

NUMBER = {"x86_64": 56, "aarch64": 220}
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    child = libc.syscall(NUMBER[canary["machine"]], signal.SIGCHLD, None, None, None, None)
    if child == 0:
        os._exit(0)
    return child > 0
