"""Swaps the root of the file system (with what cannot be one, so that nothing is swapped).

Stopped by: bubblewrap, nobody, landlock, seccomp
Needs: root
"""

import ctypes
import errno

NUMBER = {"x86_64": 155, "aarch64": 41}
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    folder = canary["folder"].encode()
    libc.syscall(NUMBER[canary["machine"]], folder, folder)
    return ctypes.get_errno() in {errno.EINVAL, errno.EBUSY}
