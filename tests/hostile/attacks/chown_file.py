"""Sets the owner of a file of the same user, which clears what only the old owner had given.

Stopped by: bubblewrap, seccomp
"""

import os


def attempt(canary):
    os.chown(canary["file"], os.getuid(), os.getgid())
    return True
