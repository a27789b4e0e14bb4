"""Has the kernel load a program in its place (a file that is none, so that it comes back).

Stopped by: bubblewrap, landlock, seccomp
"""

import errno
import os


def attempt(canary):
    try:
        os.execv(canary["program"], ["program"])
    except OSError as error:
        return error.errno == errno.ENOEXEC
