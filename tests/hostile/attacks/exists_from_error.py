"""Learns that a file exists from how opening it fails.

Stopped by: bubblewrap
"""


def attempt(canary):
    try:
        open(canary["file"]).close()
    except FileNotFoundError:
        return False
    except PermissionError:
        pass
    return True
