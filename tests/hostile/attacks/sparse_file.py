"""Creates a file that claims a tebibyte.

Stopped by: bubblewrap, rlimits, landlock, seccomp
"""

import os


def attempt(canary):
    descriptor = os.open(canary["folder"] + "/left", os.O_CREAT | os.O_RDWR)
    os.ftruncate(descriptor, 2**40)
    return os.fstat(descriptor).st_size == 2**40
