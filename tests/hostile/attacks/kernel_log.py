"""Asks how much of the kernel's own log is unread.

Stopped by: bubblewrap, nobody, seccomp
Needs: root
"""

import ctypes

SIZE_UNREAD = 9
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    return libc.klogctl(SIZE_UNREAD, None, 0) >= 0
