"""Reads what the kernel tells about the machine's hardware.

Stopped by: bubblewrap, landlock
"""

import os


def attempt(canary):
    return len(os.listdir("/sys/class")) > 0
