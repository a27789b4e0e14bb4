"""Restarts the machine (with a wrong password, so that it stays up).

Stopped by: bubblewrap, nobody, seccomp
Needs: root
"""

import ctypes
import errno

NUMBER = {"x86_64": 169, "aarch64": 142}
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    libc.syscall(NUMBER[canary["machine"]], 0, 0, 0, None)
    return ctypes.get_errno() == errno.EINVAL
