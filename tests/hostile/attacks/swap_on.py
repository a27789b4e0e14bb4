"""Has the kernel write memory to a file (that does not exist, so that it does not).

Stopped by: bubblewrap, nobody, seccomp
Needs: root, swap
"""

import ctypes
import errno

libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    libc.swapon(canary["folder"].encode() + b"/missing", 0)
    return ctypes.get_errno() == errno.ENOENT
