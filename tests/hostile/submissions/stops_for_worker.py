"""Makes the process above it its debugger, and stops for it.

Comes out: not_run (timeout), score 0
"""

import ctypes
import time

PTRACE_TRACEME = 0
SIGSTOP = 19
libc = ctypes.CDLL(None)
libc.ptrace(PTRACE_TRACEME, 0, None, None)
libc.kill(libc.getpid(), SIGSTOP)
time.sleep(60)
