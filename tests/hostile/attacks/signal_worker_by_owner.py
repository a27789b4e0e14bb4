"""Names the process above it as the owner of a pipe: who reads there makes the kernel signal it.

Stopped by: bubblewrap, landlock (ABI 6), seccomp
"""

import fcntl
import os
import stat
import time


def attempt(canary):
    worker = os.getppid()
    for descriptor in range(3, 64):
        try:
            if stat.S_ISFIFO(os.fstat(descriptor).st_mode):
                break
        except OSError:
            continue
    fcntl.fcntl(descriptor, fcntl.F_SETOWN, worker)
    fcntl.fcntl(descriptor, fcntl.F_SETFL, os.O_ASYNC | os.O_WRONLY)
    for _ in range(10):
        print("read this")
        time.sleep(0.005)
    return os.getppid() != worker
