"""Changes the permissions of a file of the same user.

Stopped by: bubblewrap, seccomp
"""

import os


def attempt(canary):
    os.chmod(canary["file"], 0o700)
    return True
