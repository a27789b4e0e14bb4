"""Leaves the next run another way to write dates.

Runs: twice
Stopped by: process
"""

import locale


def attempt(canary):
    found = locale.setlocale(locale.LC_TIME) == "C.UTF-8"
    try:
        locale.setlocale(locale.LC_TIME, "C.UTF-8")
    except locale.Error:  # no other is installed here
        return False
    return found
