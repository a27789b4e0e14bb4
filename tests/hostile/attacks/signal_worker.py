"""Kills the process above it.

Stopped by: bubblewrap, landlock (ABI 6), seccomp
"""

import os
import signal
import time


def attempt(canary):
    worker = os.getppid()
    os.kill(worker, signal.SIGKILL)
    time.sleep(0.05)
    return os.getppid() != worker
