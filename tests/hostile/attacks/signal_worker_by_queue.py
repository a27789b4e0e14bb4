"""Kills the process above it by a queued signal.

Stopped by: bubblewrap, landlock (ABI 6), seccomp
"""

import ctypes
import os
import signal
import time

libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    worker = os.getppid()
    libc.sigqueue(worker, signal.SIGKILL, None)
    time.sleep(0.05)
    return os.getppid() != worker
