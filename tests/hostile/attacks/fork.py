"""Starts a copy of itself.

Stopped by: rlimits+nobody, seccomp
"""

import os


def attempt(canary):
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    return True
