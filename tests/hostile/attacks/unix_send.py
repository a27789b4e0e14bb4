"""Sends to whoever receives at a path, as programs write to the system's log.

Stopped by: bubblewrap, seccomp
"""

import socket


def attempt(canary):
    sender = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    return sender.sendto(b"hello", canary["datagrams"]) > 0
