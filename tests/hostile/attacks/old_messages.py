"""Creates a queue that no process owns and no exit removes (and removes it).

Stopped by: seccomp
Needs: System V IPC
"""

import ctypes

IPC_PRIVATE, IPC_RMID = 0, 0
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    number = libc.msgget(IPC_PRIVATE, 0o600)
    return number >= 0 and libc.msgctl(number, IPC_RMID, None) == 0
