"""Watches a whole file system, with leave to hold up whoever opens a file there.

Stopped by: bubblewrap, nobody, seccomp
Needs: root, fanotify
"""

import ctypes

FAN_CLASS_CONTENT = 0x4
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    return libc.fanotify_init(FAN_CLASS_CONTENT, 0) >= 0
