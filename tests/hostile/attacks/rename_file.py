"""Renames a file of the same user.

Stopped by: bubblewrap, landlock, seccomp
"""

import os


def attempt(canary):
    os.rename(canary["file"], canary["file"] + ".bak")
    return True
