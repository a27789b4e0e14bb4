"""Starts a copy of itself that is root in a world of its own.

Stopped by: rlimits+nobody, seccomp
Needs: user namespaces
"""

import ctypes
import os
import signal

NUMBER = {"x86_64": 56, "aarch64": 220}
CLONE_NEWUSER = 0x10000000
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    flags = CLONE_NEWUSER | signal.SIGCHLD
    child = libc.syscall(NUMBER[canary["machine"]], flags, None, None, None, None)
    if child == 0:
        os._exit(0)
    return child > 0
