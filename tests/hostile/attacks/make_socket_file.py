"""Listens at a path, where a later run could call.

Stopped by: bubblewrap, landlock, seccomp
"""

import socket


def attempt(canary):
    server = socket.socket(socket.AF_UNIX)
    server.bind(canary["folder"] + "/left")
    server.listen()
    return True
