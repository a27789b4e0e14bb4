"""Becomes root in a world of its own, where much of the kernel opens up.

Stopped by: seccomp
Needs: user namespaces
"""

import ctypes

CLONE_NEWUSER = 0x10000000
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    return libc.unshare(CLONE_NEWUSER) == 0
