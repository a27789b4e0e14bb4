"""Kills the process above it by a call that is meant for threads.

Stopped by: bubblewrap, landlock (ABI 6), seccomp
"""

import ctypes
import os
import signal
import time

NUMBER = {"x86_64": 234, "aarch64": 131}
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    worker = os.getppid()
    libc.syscall(NUMBER[canary["machine"]], worker, worker, signal.SIGKILL)
    time.sleep(0.05)
    return os.getppid() != worker
