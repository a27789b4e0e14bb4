"""Deletes a file of the same user.

Stopped by: bubblewrap, landlock, seccomp
"""

import os


def attempt(canary):
    os.unlink(canary["file"])
    return True
