"""Chooses the processor that it runs on.

Stopped by: seccomp
"""

import os


def attempt(canary):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    return len(os.sched_getaffinity(0)) == 1
