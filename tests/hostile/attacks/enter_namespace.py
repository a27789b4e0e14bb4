"""Enters the namespaces of another process.

Stopped by: bubblewrap, nobody, landlock, seccomp
Needs: root
"""

import ctypes
import os

CLONE_NEWUTS = 0x04000000
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    return libc.setns(os.pidfd_open(canary["process"]), CLONE_NEWUTS) == 0
