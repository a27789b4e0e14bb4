"""Imports a module that lies elsewhere.

Stopped by: bubblewrap, landlock
"""

import sys


def attempt(canary):
    sys.path.insert(0, canary["folder"])
    try:
        import planted
    except ModuleNotFoundError:
        return False
    return planted.VALUE > 0
