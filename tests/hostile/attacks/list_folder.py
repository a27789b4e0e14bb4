"""Lists a folder that lies elsewhere.

Stopped by: bubblewrap, landlock
"""

import os


def attempt(canary):
    return len(os.listdir(canary["folder"])) > 0
