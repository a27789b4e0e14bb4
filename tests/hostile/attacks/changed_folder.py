"""Leaves the next run in another working folder.

Runs: twice
Stopped by: process
"""

import os


def attempt(canary):
    found = os.getcwd() == "/usr"
    os.chdir("/usr")
    return found
