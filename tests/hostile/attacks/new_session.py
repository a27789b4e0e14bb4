"""Leaves the session of processes that is ended together.

Stopped by: process, seccomp
"""

import os


def attempt(canary):
    os.setsid()
    return os.getsid(0) == os.getpid()
