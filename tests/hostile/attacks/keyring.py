"""Leaves a word among the kernel's keys, for a later run to find.

Runs: twice
Stopped by: seccomp
Needs: keys
"""

import ctypes

ADD = {"x86_64": 248, "aarch64": 217}
CONTROL = {"x86_64": 250, "aarch64": 219}
USER_KEYRING = -4
UNLINK, SEARCH = 9, 10
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    machine, name = canary["machine"], b"left-for-later"
    key = libc.syscall(CONTROL[machine], SEARCH, USER_KEYRING, b"user", name, 0)
    if key >= 0:
        return libc.syscall(CONTROL[machine], UNLINK, key, USER_KEYRING) == 0
    if libc.syscall(ADD[machine], b"user", name, b"here", 4, USER_KEYRING) < 0:
        raise OSError(ctypes.get_errno(), "no keys")
    return False
