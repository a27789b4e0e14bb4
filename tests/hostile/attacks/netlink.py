"""Talks to the kernel about the network's interfaces.

Stopped by: seccomp
"""

import socket


def attempt(canary):
    socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0).bind((0, 0))
    return True
