"""Connects to a server by a protocol that falls back to TCP.

Stopped by: bubblewrap, seccomp
Needs: MPTCP
"""

import socket

MPTCP = 262


def attempt(canary):
    client = socket.socket(socket.AF_INET, socket.SOCK_STREAM, MPTCP)
    client.connect(("127.0.0.1", canary["tcp"]))
    return True
