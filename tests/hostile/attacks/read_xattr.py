"""Reads an extended attribute of a file that it may not open.

Stopped by: bubblewrap, seccomp
Needs: extended attributes
"""

import os


def attempt(canary):
    return os.getxattr(canary["file"], "user.note") != b""
