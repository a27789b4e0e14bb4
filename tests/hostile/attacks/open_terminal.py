"""Opens a terminal of its own.

Stopped by: bubblewrap, landlock, seccomp
Needs: terminals
"""

import os


def attempt(canary):
    return os.open("/dev/ptmx", os.O_RDWR) >= 0
