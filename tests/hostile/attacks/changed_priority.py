"""Has the next run come last.

Runs: twice
Stopped by: process
"""

import os


def attempt(canary):
    found = os.getpriority(os.PRIO_PROCESS, 0) > 5
    os.nice(6)
    return found
