"""Takes the right to talk to the machine's devices directly.

Stopped by: bubblewrap, nobody, seccomp
Needs: root, x86-64, I/O ports
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    return libc.ioperm(0x80, 1, 1) == 0
