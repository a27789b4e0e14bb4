"""Takes back that it ends when the process above it ends.

Stopped by: seccomp
"""

import ctypes

PR_SET_PDEATHSIG = 1
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    return libc.prctl(PR_SET_PDEATHSIG, 0, 0, 0, 0) == 0
