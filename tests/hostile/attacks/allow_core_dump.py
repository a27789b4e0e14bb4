"""Allows itself to be dumped, and to be read by others of its user, when it crashes.

Stopped by: seccomp
"""

import ctypes

PR_SET_DUMPABLE = 4
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    return libc.prctl(PR_SET_DUMPABLE, 1, 0, 0, 0) == 0
