"""Watches what others do in a folder.

Stopped by: bubblewrap, seccomp
"""

import ctypes

IN_ALL_EVENTS = 0xFFF
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    watch = libc.inotify_init()
    return watch >= 0 and libc.inotify_add_watch(watch, canary["folder"].encode(), IN_ALL_EVENTS) >= 0
