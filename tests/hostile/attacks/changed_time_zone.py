"""Leaves the next run in another time zone.

Runs: twice
Stopped by: process
"""

import os
import time


def attempt(canary):
    found = time.timezone == -5 * 3600
    os.environ["TZ"] = "LEFT-5"
    time.tzset()
    return found
