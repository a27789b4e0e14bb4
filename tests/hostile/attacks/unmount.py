"""Unmounts (what is no mount, so that nothing is unmounted).

Stopped by: bubblewrap, nobody, seccomp
Needs: root
"""

import ctypes
import errno

libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    libc.umount2(canary["folder"].encode(), 0)
    return ctypes.get_errno() == errno.EINVAL
