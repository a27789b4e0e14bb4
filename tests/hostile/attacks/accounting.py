"""Has the kernel write down every process that ends (to a file that does not exist).

Stopped by: bubblewrap, nobody, seccomp
Needs: root, accounting
"""

import ctypes
import errno

libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    libc.acct(canary["folder"].encode() + b"/missing")
    return ctypes.get_errno() == errno.ENOENT
