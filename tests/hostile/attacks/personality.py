"""Switches off that addresses are drawn at random.

Stopped by: seccomp
"""

import ctypes

ADDR_NO_RANDOMIZE = 0x0040000
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    return libc.personality(ADDR_NO_RANDOMIZE) >= 0
