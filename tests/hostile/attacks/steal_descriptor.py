"""Takes a copy of an open descriptor of the process above it.

Stopped by: bubblewrap, nobody, landlock, seccomp
Needs: root
"""

import ctypes
import os

PIDFD_GETFD = 438
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    worker = os.pidfd_open(os.getppid())
    return any(libc.syscall(PIDFD_GETFD, worker, number, 0) >= 0 for number in range(16))
