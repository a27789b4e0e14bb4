"""Lowers the priority of the process above it, and so of every run after this one.

Stopped by: seccomp
"""

import os


def attempt(canary):
    worker = os.getppid()
    before = os.getpriority(os.PRIO_PROCESS, worker)
    os.setpriority(os.PRIO_PROCESS, worker, before + 1)
    return os.getpriority(os.PRIO_PROCESS, worker) > before
