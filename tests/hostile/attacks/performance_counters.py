"""Counts what the processor does, which tells of others.

Stopped by: seccomp
Needs: performance counters
"""

import ctypes

NUMBER = {"x86_64": 298, "aarch64": 241}
SOFTWARE, SIZE = 1, 64
EXCLUDE_KERNEL = 1 << 5
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    attributes = (ctypes.c_uint64 * 16)(SOFTWARE | SIZE << 32)
    attributes[5] = EXCLUDE_KERNEL
    return libc.syscall(NUMBER[canary["machine"]], attributes, 0, -1, -1, 0) >= 0
