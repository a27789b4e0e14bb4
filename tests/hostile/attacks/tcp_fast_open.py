"""Connects to a server by sending at once, which some rules about connecting do not see.

Stopped by: bubblewrap, seccomp
"""

import socket


def attempt(canary):
    client = socket.socket()
    return client.sendto(b"hello", socket.MSG_FASTOPEN, ("127.0.0.1", canary["tcp"])) > 0
