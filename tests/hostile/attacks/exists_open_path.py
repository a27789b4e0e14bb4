"""Takes hold of a file without opening it for anything (O_PATH).

Stopped by: bubblewrap
"""

import os


def attempt(canary):
    descriptor = os.open(canary["file"], os.O_PATH)
    return os.fstat(descriptor).st_size > 0
