"""Has the process above it run only when it is nobody else's turn.

Stopped by: seccomp
"""

import os


def attempt(canary):
    worker = os.getppid()
    os.sched_setscheduler(worker, os.SCHED_BATCH, os.sched_param(0))
    return os.sched_getscheduler(worker) == os.SCHED_BATCH
