"""Has every disk of the machine written out, for which all others wait.

Stopped by: seccomp
"""

import ctypes

NUMBER = {"x86_64": 162, "aarch64": 81}
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    return libc.syscall(NUMBER[canary["machine"]]) == 0
