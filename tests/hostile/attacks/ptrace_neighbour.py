"""Takes hold of a process of the same user as a debugger does.

Stopped by: bubblewrap, landlock, seccomp
Needs: ptrace
"""

import ctypes

PTRACE_SEIZE = 0x4206
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    return libc.ptrace(PTRACE_SEIZE, canary["process"], None, None) == 0
