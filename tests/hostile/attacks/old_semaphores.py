"""Creates semaphores that no process owns and no exit removes (and removes them).

Stopped by: seccomp
Needs: System V IPC
"""

import ctypes

IPC_PRIVATE, IPC_RMID = 0, 0
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    number = libc.semget(IPC_PRIVATE, 1, 0o600)
    return number >= 0 and libc.semctl(number, 0, IPC_RMID, 0) == 0
