"""Kills the group of processes that the one above it leads.

Stopped by: bubblewrap, landlock (ABI 6), seccomp
"""

import os
import signal
import time


def attempt(canary):
    worker = os.getppid()
    group = os.getpgid(worker)
    if group <= 1:  # which would mean everybody
        return False
    os.killpg(group, signal.SIGKILL)
    time.sleep(0.05)
    return os.getppid() != worker
