"""Looks for a right of root that was left to it.

Stopped by: bubblewrap+nobody, seccomp
Needs: root
"""

import ctypes

NUMBER = {"x86_64": 125, "aarch64": 90}
VERSION_3 = 0x20080522
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    header = (ctypes.c_uint32 * 2)(VERSION_3, 0)
    rights = (ctypes.c_uint32 * 6)()
    libc.syscall(NUMBER[canary["machine"]], header, rights)
    return any(rights)
