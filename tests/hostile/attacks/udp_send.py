"""Sends to a server of the machine; a second message fails where the first reached nobody.

Stopped by: bubblewrap, seccomp
"""

import socket
import time


def attempt(canary):
    client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    client.connect(("127.0.0.1", canary["udp"]))
    client.send(b"hello")
    time.sleep(0.01)
    client.send(b"hello")
    return True
