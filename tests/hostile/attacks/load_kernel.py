"""Loads another kernel (with flags that do not exist, so that it is not loaded).

Stopped by: bubblewrap, nobody, seccomp
Needs: root, kexec
"""

import ctypes
import errno

NUMBER = {"x86_64": 246, "aarch64": 104}
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    libc.syscall(NUMBER[canary["machine"]], 0, 0, None, 0xFF00)
    return ctypes.get_errno() == errno.EINVAL
