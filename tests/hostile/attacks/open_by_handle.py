"""Opens a file by its handle, which needs no path and asks no folder for permission.

Stopped by: bubblewrap, landlock, seccomp
Needs: root
"""

import ctypes
import os

AT_FDCWD = -100
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    handle = (ctypes.c_uint * 34)(128)
    mount = ctypes.c_int()
    path = canary["file"].encode()
    if libc.name_to_handle_at(AT_FDCWD, path, handle, ctypes.byref(mount), 0) != 0:
        return False
    return libc.open_by_handle_at(AT_FDCWD, handle, os.O_RDONLY) >= 0
