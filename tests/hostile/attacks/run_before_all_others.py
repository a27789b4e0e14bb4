"""Takes a processor for itself, before every process of the machine.

Stopped by: bubblewrap, nobody, seccomp
Needs: root
"""

import os


def attempt(canary):
    os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1))
    return os.sched_getscheduler(0) == os.SCHED_FIFO
