"""Creates a file without a name, which fills a disk unseen.

Stopped by: bubblewrap, landlock, seccomp
"""

import os


def attempt(canary):
    return os.open(canary["folder"], os.O_TMPFILE | os.O_RDWR) >= 0
