"""Asks for the table of memory segments, old code with a history of faults.

Stopped by: seccomp
Needs: x86-64, segments
"""

import ctypes

MODIFY_LDT = 154
READ = 0
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    return libc.syscall(MODIFY_LDT, READ, ctypes.create_string_buffer(64), 64) >= 0
