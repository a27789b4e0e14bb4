"""Signals a process of the same user.

Stopped by: bubblewrap, landlock (ABI 6), seccomp
"""

import os
import signal


def attempt(canary):
    os.kill(canary["process"], signal.SIGWINCH)
    return True
