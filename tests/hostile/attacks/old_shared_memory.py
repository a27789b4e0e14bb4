"""Leaves a word in shared memory that outlives its process, for a later run to find.

Runs: twice
Stopped by: seccomp
Needs: System V IPC
"""

import ctypes

KEY = 0x10DD
IPC_CREAT, IPC_RMID = 0o1000, 0
libc = ctypes.CDLL(None, use_errno=True)
libc.shmat.restype = ctypes.c_void_p


def attempt(canary):
    memory = libc.shmget(KEY, 4096, 0)
    if memory >= 0:
        return libc.shmctl(memory, IPC_RMID, None) == 0
    memory = libc.shmget(KEY, 4096, IPC_CREAT | 0o600)
    if memory < 0:
        raise OSError(ctypes.get_errno(), "no shared memory")
    return False
