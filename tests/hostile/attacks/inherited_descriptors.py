"""Looks for an open descriptor that leads anywhere but into its own pipe.

Stopped by: process
"""

import fcntl
import os
import stat

NULL = os.makedev(1, 3)


def attempt(canary):
    pipes = set()
    for descriptor in range(256):
        try:
            status = os.fstat(descriptor)
        except OSError:
            continue
        if stat.S_ISCHR(status.st_mode) and status.st_rdev == NULL:
            continue
        write_only = fcntl.fcntl(descriptor, fcntl.F_GETFL) & os.O_ACCMODE == os.O_WRONLY
        if not (stat.S_ISFIFO(status.st_mode) and write_only):
            return True
        pipes.add(status.st_ino)
    return len(pipes) > 1
