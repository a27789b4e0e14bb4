"""Leaves the next run a process name of its own choosing.

Runs: twice
Stopped by: process, seccomp
"""

import ctypes

PR_SET_NAME, PR_GET_NAME = 15, 16
libc = ctypes.CDLL(None)


def attempt(canary):
    name = ctypes.create_string_buffer(16)
    libc.prctl(PR_GET_NAME, name, 0, 0, 0)
    found = name.value == b"left"
    libc.prctl(PR_SET_NAME, b"left", 0, 0, 0)
    return found
