"""Changes the machine's clock (to the pace that it has).

Stopped by: bubblewrap, nobody, seccomp
Needs: root
"""

import ctypes

ADJ_TICK = 0x4000
TICK = 11  # its place in struct timex, in words of eight bytes
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    clock = (ctypes.c_int64 * 32)()
    libc.adjtimex(clock)
    clock[0] = ADJ_TICK
    return libc.adjtimex(clock) >= 0
