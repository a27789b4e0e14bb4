"""Leaves the next run so few descriptors that it can open nothing.

Runs: twice
Stopped by: process, seccomp
"""

import resource


def attempt(canary):
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard == 5:
        return True
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (5, 5))
    except ValueError:  # in Python's words: not allowed to raise maximum limit
        pass
    return False
