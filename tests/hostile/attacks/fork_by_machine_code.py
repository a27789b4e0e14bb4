"""Starts a copy of itself by machine code of its own, so that no library can be patched against it.

Stopped by: rlimits+nobody, seccomp
Needs: x86-64
"""

import ctypes
import mmap
import os

FORK = b"\xb8\x39\x00\x00\x00\x0f\x05\xc3"  # mov eax, 57; syscall; ret


def attempt(canary):
    page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    page.write(FORK)
    child = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))()
    if child == 0:
        os._exit(0)
    return child > 0
