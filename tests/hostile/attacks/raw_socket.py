"""Sends packets that it makes itself.

Stopped by: bubblewrap, nobody, seccomp
Needs: root
"""

import socket


def attempt(canary):
    socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
    return True
