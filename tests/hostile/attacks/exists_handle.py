"""Asks for the handle of a file, by which it could be opened without its path.

Stopped by: bubblewrap, seccomp
"""

import ctypes

AT_FDCWD = -100
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    handle = (ctypes.c_uint * 34)(128)
    mount = ctypes.c_int()
    path = canary["file"].encode()
    return libc.name_to_handle_at(AT_FDCWD, path, handle, ctypes.byref(mount), 0) == 0
