"""Takes hold of the process above it as a debugger does.

Stopped by: bubblewrap, nobody, landlock, seccomp
Needs: root
"""

import ctypes
import os

PTRACE_SEIZE = 0x4206
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    return libc.ptrace(PTRACE_SEIZE, os.getppid(), None, None) == 0
