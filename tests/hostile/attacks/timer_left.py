"""Leaves an alarm that goes off during the next run.

Runs: twice
Stopped by: process
"""

import signal


def attempt(canary):
    found = signal.getitimer(signal.ITIMER_REAL)[0] > 0
    signal.setitimer(signal.ITIMER_REAL, 100.0)
    return found
