"""Learns that a file exists, and how full its disk is.

Stopped by: bubblewrap
"""

import os


def attempt(canary):
    return os.statvfs(canary["file"]).f_blocks > 0
