"""Empties a file of the same user.

Stopped by: bubblewrap, landlock (ABI 3), seccomp
"""

import os


def attempt(canary):
    os.truncate(canary["file"], 0)
    return True
