"""Has the process above it wait for the disk longest.

Stopped by: seccomp
"""

import ctypes
import os

NUMBER = {"x86_64": 251, "aarch64": 30}
WHO_PROCESS = 1
IDLE = 3 << 13
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    return libc.syscall(NUMBER[canary["machine"]], WHO_PROCESS, os.getppid(), IDLE) == 0
