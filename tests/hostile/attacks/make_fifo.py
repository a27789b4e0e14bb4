"""Leaves a pipe with a name, at which whoever opens it waits for ever.

Stopped by: bubblewrap, landlock, seccomp
"""

import os


def attempt(canary):
    os.mkfifo(canary["folder"] + "/left")
    return True
