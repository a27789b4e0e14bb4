"""Patches a built-in function for the next run.

Runs: twice
Stopped by: process
"""

import builtins


def attempt(canary):
    found = getattr(builtins, "left", False)
    builtins.left = True
    builtins.abs = lambda x: 0
    return found
