"""Sets up a ring by which the kernel does, unfiltered, what calls would be refused.

Stopped by: rlimits+nobody, seccomp
Needs: io_uring
"""

import ctypes

SETUP = 425
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    return libc.syscall(SETUP, 1, ctypes.create_string_buffer(120)) >= 0
