"""Leaves the next run deaf to the signal that says its time is up.

Runs: twice
Stopped by: process
"""

import signal


def attempt(canary):
    found = signal.getsignal(signal.SIGXCPU) == signal.SIG_IGN
    signal.signal(signal.SIGXCPU, signal.SIG_IGN)
    return found
