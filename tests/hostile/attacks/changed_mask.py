"""Has the next run create its files open to everyone.

Runs: twice
Stopped by: process
"""

import os


def attempt(canary):
    return os.umask(0o001) == 0o001
