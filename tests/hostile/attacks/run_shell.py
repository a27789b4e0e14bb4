"""Starts a shell.

Stopped by: bubblewrap, rlimits+nobody, landlock, seccomp
"""

import os


def attempt(canary):
    return os.system("exit 7") == 7 << 8
