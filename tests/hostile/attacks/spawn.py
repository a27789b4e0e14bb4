"""Starts a program without a fork of its own.

Stopped by: bubblewrap, rlimits+nobody, landlock, seccomp
"""

import os


def attempt(canary):
    child = os.posix_spawn("/bin/true", ["true"], {})
    return os.waitpid(child, 0)[1] == 0
