"""Looks for the socket over which the worker gets its jobs.

Stopped by: process
"""

import os
import stat


def attempt(canary):
    for descriptor in range(256):
        try:
            if stat.S_ISSOCK(os.fstat(descriptor).st_mode):
                return True
        except OSError:
            continue
    return False
