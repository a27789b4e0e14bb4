"""Ties the process above it to one processor.

Stopped by: seccomp
"""

import os


def attempt(canary):
    worker = os.getppid()
    os.sched_setaffinity(worker, {min(os.sched_getaffinity(worker))})
    return len(os.sched_getaffinity(worker)) == 1
