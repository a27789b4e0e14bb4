"""Starts a thread that Python knows nothing of.

Stopped by: rlimits+nobody, seccomp
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    thread = ctypes.c_ulong()
    started = libc.pthread_create(ctypes.byref(thread), None, libc.getpid, None) == 0
    return started and libc.pthread_join(thread, None) == 0
