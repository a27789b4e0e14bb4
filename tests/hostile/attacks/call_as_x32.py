"""Calls the kernel as a program with short pointers would, under numbers that a filter may not know.

Stopped by: seccomp
Needs: x86-64, x32 calls
"""

import ctypes
import os

X32 = 0x40000000
GETPPID = 110
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    return libc.syscall(X32 | GETPPID) == os.getppid()
