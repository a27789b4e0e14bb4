"""Overwrites a file through a shared mapping, which no limit on file sizes sees.

Stopped by: bubblewrap, landlock, seccomp
"""

import mmap


def attempt(canary):
    with open(canary["file"], "r+b") as file, mmap.mmap(file.fileno(), 0) as mapping:
        mapping[0] = ord("X")
        mapping.flush()
    return True
