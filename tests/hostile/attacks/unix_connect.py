"""Connects to a server that listens at a path.

Stopped by: bubblewrap, seccomp
"""

import socket


def attempt(canary):
    socket.socket(socket.AF_UNIX).connect(canary["socket"])
    return True
