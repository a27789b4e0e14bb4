"""Opens the kernel's ciphers, a large piece of code that little else leads to.

Stopped by: seccomp
Needs: AF_ALG
"""

import socket


def attempt(canary):
    socket.socket(socket.AF_ALG, socket.SOCK_SEQPACKET).bind(("hash", "sha256"))
    return True
