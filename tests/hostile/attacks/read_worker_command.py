"""Reads how the process above it was started, and so where the package lies.

Stopped by: bubblewrap, landlock
"""

import os


def attempt(canary):
    with open(f"/proc/{os.getppid()}/cmdline", "rb") as command:
        return b"python" in command.read()
