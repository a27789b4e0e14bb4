"""Creates a file in memory that belongs to no folder.

Stopped by: seccomp
"""

import os


def attempt(canary):
    return os.memfd_create("left") >= 0
