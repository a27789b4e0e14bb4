"""Asks the C library for the users of the machine.

Stopped by: bubblewrap, landlock
"""

import pwd


def attempt(canary):
    return len(pwd.getpwall()) > 1
