"""Mounts a file system (of a type that does not exist, so that nothing is mounted).

Stopped by: bubblewrap, nobody, landlock, seccomp
Needs: root
"""

import ctypes
import errno

libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    libc.mount(b"none", canary["folder"].encode(), b"no-such-type", 0, None)
    return ctypes.get_errno() == errno.ENODEV
