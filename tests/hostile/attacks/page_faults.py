"""Decides itself when memory that is asked for comes, which holds the kernel up at will.

Stopped by: seccomp
Needs: userfaultfd
"""

import ctypes

NUMBER = {"x86_64": 323, "aarch64": 282}
USER_MODE_ONLY = 1
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    return libc.syscall(NUMBER[canary["machine"]], USER_MODE_ONLY) >= 0
