"""Creates a file in the folder of shared memory, where its bytes count as nobody's.

Stopped by: bubblewrap, landlock, seccomp
"""

import os


def attempt(canary):
    path = f"/dev/shm/left-by-{os.getpid()}"
    os.close(os.open(path, os.O_CREAT | os.O_RDWR))
    os.unlink(path)
    return True
