"""Writes a program into memory alone and has the kernel load it (it is none, so it comes back).

Stopped by: rlimits, seccomp
"""

import errno
import os


def attempt(canary):
    program = os.memfd_create("program", 0)
    os.write(program, b"not a program")
    try:
        os.execve(program, ["program"], {})
    except OSError as error:
        return error.errno == errno.ENOEXEC
