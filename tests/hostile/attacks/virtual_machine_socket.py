"""Talks to the host of a virtual machine, which is no matter of networks.

Stopped by: seccomp
Needs: vsock
"""

import socket


def attempt(canary):
    socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM)
    return True
