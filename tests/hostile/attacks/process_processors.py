"""Learns that a process exists from the processors that it may run on.

Stopped by: bubblewrap, seccomp
"""

import os


def attempt(canary):
    return len(os.sched_getaffinity(canary["process"])) > 0
