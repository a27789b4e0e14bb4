"""Reads the packets of others.

Stopped by: bubblewrap, nobody, seccomp
Needs: root, packet sockets
"""

import socket


def attempt(canary):
    socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
    return True
