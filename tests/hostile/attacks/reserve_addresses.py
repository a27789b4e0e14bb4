"""Reserves 100 GiB of addresses.

Stopped by: rlimits
"""

import mmap


def attempt(canary):
    mmap.mmap(-1, 100 * 2**30, flags=mmap.MAP_PRIVATE | 0x4000)  # MAP_NORESERVE
    return True
