"""Learns that a process exists from the group it belongs to.

Stopped by: bubblewrap, seccomp
"""

import os


def attempt(canary):
    return os.getpgid(canary["process"]) > 0
