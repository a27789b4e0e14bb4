"""Addresses every process at once (asking only whether it might signal them).

Stopped by: bubblewrap, seccomp
"""

import os


def attempt(canary):
    os.kill(-1, 0)
    return True
