"""Signals the process that grades (asking only whether it might).

Stopped by: bubblewrap, nobody, landlock (ABI 6), seccomp
"""

import os


def attempt(canary):
    os.kill(canary["parent"], 0)
    return True
