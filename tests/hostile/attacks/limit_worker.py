"""Lowers a limit of the process above it.

Stopped by: seccomp
"""

import os
import resource

RLIMIT_LOCKS = 10  # which no kernel of today heeds


def attempt(canary):
    worker = os.getppid()
    resource.prlimit(worker, RLIMIT_LOCKS, (7, 7))
    return resource.prlimit(worker, RLIMIT_LOCKS) == (7, 7)
