"""Becomes the parent of orphaned processes in the worker's place.

Stopped by: seccomp
"""

import ctypes

PR_SET_CHILD_SUBREAPER = 36
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    return libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0
