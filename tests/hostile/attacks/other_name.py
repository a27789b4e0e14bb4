"""Calls itself by another process's name.

Stopped by: seccomp
"""

import ctypes

PR_SET_NAME = 15
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    return libc.prctl(PR_SET_NAME, b"systemd", 0, 0, 0) == 0
