"""Starts a thread.

Stopped by: rlimits+nobody, seccomp
"""

import threading


def attempt(canary):
    reached = []
    thread = threading.Thread(target=reached.append, args=(True,))
    thread.start()
    thread.join()
    return reached == [True]
