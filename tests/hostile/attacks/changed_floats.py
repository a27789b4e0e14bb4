"""Leaves the next run a processor that rounds every float upwards.

Runs: twice
Stopped by: process
"""

import ctypes

UPWARD = {"x86_64": 0x800, "aarch64": 0x400000}
libm = ctypes.CDLL("libm.so.6")


def attempt(canary):
    upward = UPWARD[canary["machine"]]
    found = libm.fegetround() == upward
    libm.fesetround(upward)
    return found
