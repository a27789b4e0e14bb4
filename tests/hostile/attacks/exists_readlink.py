"""Reads where a symbolic link points.

Stopped by: bubblewrap
"""

import os


def attempt(canary):
    return os.readlink(canary["link"]) != ""
