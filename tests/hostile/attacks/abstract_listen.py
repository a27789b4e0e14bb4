"""Listens at a name without a file, where a later run could call.

Stopped by: seccomp
"""

import os
import socket


def attempt(canary):
    server = socket.socket(socket.AF_UNIX)
    server.bind(f"\0left-by-{os.getpid()}")
    server.listen()
    return True
