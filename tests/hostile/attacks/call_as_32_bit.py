"""Calls the kernel as a 32-bit program would, under numbers that mean other things there.

Stopped by: seccomp
Needs: x86-64, 32-bit calls
"""

import ctypes
import mmap
import os

# push rbx; mov eax, 64 (getppid, where 64-bit programs have semget); int 0x80; pop rbx; ret
GETPPID = b"\x53\xb8\x40\x00\x00\x00\xcd\x80\x5b\xc3"


def attempt(canary):
    page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    page.write(GETPPID)
    call = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))
    return call() == os.getppid()
