"""Learns that a file exists from access.

Stopped by: bubblewrap
"""

import os


def attempt(canary):
    return os.access(canary["file"], os.F_OK)
