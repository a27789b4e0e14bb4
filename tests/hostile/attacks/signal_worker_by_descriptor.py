"""Kills the process above it through a descriptor of it.

Stopped by: bubblewrap, landlock (ABI 6), seccomp
"""

import os
import signal
import time


def attempt(canary):
    worker = os.getppid()
    signal.pidfd_send_signal(os.pidfd_open(worker), signal.SIGKILL)
    time.sleep(0.05)
    return os.getppid() != worker
