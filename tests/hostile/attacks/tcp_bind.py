"""Takes a port of the machine.

Stopped by: landlock (ABI 4), seccomp
"""

import socket


def attempt(canary):
    server = socket.socket()
    server.bind(("127.0.0.1", 0))
    server.listen()
    return True
