"""Becomes root, or is it.

Stopped by: nobody, seccomp
Needs: root
"""

import os


def attempt(canary):
    os.setresuid(0, 0, 0)
    return os.getuid() == 0
