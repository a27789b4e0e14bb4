"""Makes a network of its own.

Stopped by: bubblewrap, nobody, seccomp
Needs: root
"""

import ctypes

CLONE_NEWNET = 0x40000000
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    return libc.unshare(CLONE_NEWNET) == 0
