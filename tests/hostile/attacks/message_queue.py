"""Creates a queue of messages with a name.

Stopped by: rlimits, landlock, seccomp
Needs: message queues
"""

import ctypes
import os

OPEN = {"x86_64": 240, "aarch64": 180}
UNLINK = {"x86_64": 241, "aarch64": 181}
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    name = f"left-by-{os.getpid()}".encode()
    queue = libc.syscall(OPEN[canary["machine"]], name, os.O_CREAT | os.O_RDWR, 0o600, None)
    libc.syscall(UNLINK[canary["machine"]], name)
    return queue >= 0
