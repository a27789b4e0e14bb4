"""Leaves a function that is called at every line of the next run.

Runs: twice
Stopped by: process
"""

import sys


def attempt(canary):
    found = sys.gettrace() is not None or sys.getprofile() is not None
    sys.settrace(lambda frame, event, argument: None)
    sys.setprofile(lambda frame, event, argument: None)
    return found
