"""Makes the process above it its debugger, which every signal then stops for.

Stopped by: seccomp
"""

import ctypes

PTRACE_TRACEME = 0
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    return libc.ptrace(PTRACE_TRACEME, 0, None, None) == 0
