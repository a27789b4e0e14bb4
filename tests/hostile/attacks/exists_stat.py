"""Learns that a file exists, and its size, from stat.

Stopped by: bubblewrap
"""

import os


def attempt(canary):
    return os.stat(canary["file"]).st_size > 0
