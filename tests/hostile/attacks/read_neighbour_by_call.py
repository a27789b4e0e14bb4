"""Reads the memory of a process of the same user, without a file (a wrong address says: it may).

Stopped by: bubblewrap, landlock, seccomp
Needs: ptrace
"""

import ctypes
import errno

libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    text = ctypes.create_string_buffer(8)
    ours = (ctypes.c_size_t * 2)(ctypes.addressof(text), 8)
    theirs = (ctypes.c_size_t * 2)(4096, 8)
    libc.process_vm_readv(canary["process"], ours, 1, theirs, 1, 0)
    return ctypes.get_errno() == errno.EFAULT
