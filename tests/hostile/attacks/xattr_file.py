"""Attaches a note to a file of the same user, for a later run to read.

Stopped by: bubblewrap, seccomp
Needs: extended attributes
"""

import os


def attempt(canary):
    os.setxattr(canary["file"], "user.left", b"here")
    return True
