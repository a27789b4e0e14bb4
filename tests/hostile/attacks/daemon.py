"""Leaves a process behind in a session of its own, with nobody above it.

Stopped by: rlimits+nobody, seccomp
"""

import os


def attempt(canary):
    reading, writing = os.pipe()
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            os.write(writing, b"x")
        os._exit(0)
    os.close(writing)
    return os.read(reading, 1) == b"x"
