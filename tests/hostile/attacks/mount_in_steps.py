"""Opens a file system to mount, by the newer calls.

Stopped by: bubblewrap, nobody, seccomp
Needs: root
"""

import ctypes

FSOPEN = 430
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    return libc.syscall(FSOPEN, b"tmpfs", 0) >= 0
