"""Creates a table for programs that run inside the kernel.

Stopped by: bubblewrap, nobody, seccomp
Needs: root
"""

import ctypes

NUMBER = {"x86_64": 321, "aarch64": 280}
MAP_CREATE, ARRAY = 0, 2
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    attributes = (ctypes.c_uint32 * 32)(ARRAY, 4, 8, 1)
    return libc.syscall(NUMBER[canary["machine"]], MAP_CREATE, attributes, 128) >= 0
