"""Listens at a port that the kernel chooses.

Stopped by: seccomp
"""

import socket


def attempt(canary):
    server = socket.socket()
    server.listen()
    return server.getsockname()[1] > 0
