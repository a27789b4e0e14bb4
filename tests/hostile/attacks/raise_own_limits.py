"""Lifts a hard limit of its own.

Stopped by: bubblewrap, nobody, seccomp
Needs: root, CAP_SYS_RESOURCE
"""

import resource


def attempt(canary):
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard + 1, hard + 1))
    except ValueError:  # in Python's words: not allowed to raise maximum limit
        return False
    return True
