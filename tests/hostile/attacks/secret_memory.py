"""Takes memory that the kernel itself cannot read, so that nobody sees what is there.

Stopped by: seccomp
Needs: secret memory
"""

import ctypes

MEMFD_SECRET = 447
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    return libc.syscall(MEMFD_SECRET, 0) >= 0
