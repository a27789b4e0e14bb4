"""Opens two sockets that are connected to each other.

Stopped by: seccomp
"""

import socket


def attempt(canary):
    one, other = socket.socketpair()
    one.send(b"hello")
    return other.recv(5) == b"hello"
