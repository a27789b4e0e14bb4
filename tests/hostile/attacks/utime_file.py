"""Makes a file of the same user look older than it is.

Stopped by: bubblewrap, seccomp
"""

import os


def attempt(canary):
    os.utime(canary["file"], (0, 0))
    return True
