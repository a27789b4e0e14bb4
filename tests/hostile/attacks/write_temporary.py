"""Writes a temporary file.

Stopped by: bubblewrap, rlimits, landlock, seccomp
"""

import tempfile


def attempt(canary):
    with tempfile.TemporaryFile() as file:
        return file.write(b"here") > 0
