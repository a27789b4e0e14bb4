"""Connects to a server of the machine.

Stopped by: bubblewrap, landlock (ABI 4), seccomp
"""

import socket


def attempt(canary):
    socket.socket().connect(("127.0.0.1", canary["tcp"]))
    return True
