"""Takes hold of the terminal that lossdrill was started in, where it could type commands.

Stopped by: process, bubblewrap, landlock, seccomp
"""

import os


def attempt(canary):
    return os.open("/dev/tty", os.O_RDWR) >= 0
