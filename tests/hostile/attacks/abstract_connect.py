"""Connects to a server that listens at a name without a file.

Stopped by: bubblewrap, landlock (ABI 6), seccomp
"""

import socket


def attempt(canary):
    socket.socket(socket.AF_UNIX).connect("\0" + canary["abstract"])
    return True
