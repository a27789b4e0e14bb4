"""Leaves the group of processes that is ended together.

Stopped by: process, seccomp
"""

import os


def attempt(canary):
    os.setpgid(0, 0)
    return os.getpgrp() == os.getpid()
