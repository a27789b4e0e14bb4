"""Opens a thousand descriptors.

Stopped by: rlimits
"""

import os


def attempt(canary):
    return len([os.dup(1) for _ in range(1000)]) == 1000
