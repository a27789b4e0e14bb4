"""Changes the machine's name (to what it is).

Stopped by: bubblewrap, nobody, seccomp
Needs: root
"""

import socket


def attempt(canary):
    socket.sethostname(socket.gethostname())
    return True
