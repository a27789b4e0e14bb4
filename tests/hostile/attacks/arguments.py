"""Learns from the program's arguments where the package lies.

Stopped by: process
"""

import os
import sys


def attempt(canary):
    folder = os.path.dirname(canary["package"])
    return any(folder in argument for argument in [*sys.argv, *sys.orig_argv])
