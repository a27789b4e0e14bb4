"""Has the limits of all users written to every disk.

Stopped by: seccomp
Needs: quotas
"""

import ctypes

Q_SYNC = 0x800001 << 8
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    return libc.quotactl(ctypes.c_uint(Q_SYNC), None, 0, None) == 0
