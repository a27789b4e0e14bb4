"""Leaves a symbolic link that leads whoever follows it elsewhere.

Stopped by: bubblewrap, landlock, seccomp
"""

import os


def attempt(canary):
    os.symlink("/etc/passwd", canary["folder"] + "/left")
    return True
