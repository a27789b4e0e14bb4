"""Finds its way from the root of the file system to a file by listing folders.

Stopped by: bubblewrap, landlock
"""

import os


def attempt(canary):
    parts = canary["file"].split("/")[1:]
    return all(
        part in os.listdir("/" + "/".join(parts[:depth])) for depth, part in enumerate(parts)
    )
