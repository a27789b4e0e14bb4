"""Leaves a folder in its working folder for the next run to find.

Runs: twice
Stopped by: process, bubblewrap, landlock, seccomp
"""

import os


def attempt(canary):
    found = os.path.exists("left")
    os.makedirs("left", exist_ok=True)
    return found
