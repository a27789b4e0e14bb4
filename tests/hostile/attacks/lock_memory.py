"""Holds memory that the kernel may not take back.

Stopped by: rlimits+nobody, seccomp
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    page = ctypes.create_string_buffer(4096)
    return libc.mlock(page, 4096) == 0
