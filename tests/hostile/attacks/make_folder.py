"""Creates a folder where others look.

Stopped by: bubblewrap, landlock, seccomp
"""

import os


def attempt(canary):
    os.mkdir(canary["folder"] + "/left")
    return True
