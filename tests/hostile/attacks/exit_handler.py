"""Leaves something to do for the end of the process, where the next run will be over too.

Runs: twice
Stopped by: process
"""

import atexit


def attempt(canary):
    found = atexit._ncallbacks() > 0
    atexit.register(print, "left behind")
    return found
