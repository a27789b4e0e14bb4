"""Learns that a folder exists by going there.

Stopped by: bubblewrap
"""

import os


def attempt(canary):
    os.chdir(canary["folder"])
    return True
