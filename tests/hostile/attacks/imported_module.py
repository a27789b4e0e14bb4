"""Leaves a module of its own to be imported by the next run.

Runs: twice
Stopped by: process
"""

import sys
import types


def attempt(canary):
    found = "left_behind" in sys.modules
    sys.modules["left_behind"] = types.ModuleType("left_behind")
    return found
