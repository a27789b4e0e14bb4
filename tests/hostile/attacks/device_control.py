"""Gives a descriptor a command of its own, as terminals and devices take them.

Stopped by: seccomp
"""

import fcntl
import os
import stat
import termios


def attempt(canary):
    for descriptor in range(3, 64):
        try:
            if stat.S_ISFIFO(os.fstat(descriptor).st_mode):
                break
        except OSError:
            continue
    return len(fcntl.ioctl(descriptor, termios.FIONREAD, bytes(4))) == 4
