"""Reads the memory of the process above it, at the address of something that both have.

Stopped by: bubblewrap, nobody, landlock, seccomp
Needs: root
"""

import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    text = ctypes.create_string_buffer(8)
    ours = (ctypes.c_size_t * 2)(ctypes.addressof(text), 8)
    theirs = (ctypes.c_size_t * 2)(id(object), 8)
    return libc.process_vm_readv(os.getppid(), ours, 1, theirs, 1, 0) == 8
