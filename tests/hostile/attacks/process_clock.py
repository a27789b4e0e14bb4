"""Learns that a process exists, and how busy it is, from the clock of its processor time.

Stopped by: bubblewrap, seccomp
"""

import time

PROCESSOR_TIME = 2


def attempt(canary):
    return time.clock_gettime(~canary["process"] << 3 | PROCESSOR_TIME) >= 0
