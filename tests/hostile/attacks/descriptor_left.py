"""Leaves a pipe open with a word in it for the next run.

Runs: twice
Stopped by: process
"""

import os

PLACE = 40


def attempt(canary):
    try:
        return os.read(PLACE, 4) == b"left"
    except OSError:
        reading, writing = os.pipe()
        os.write(writing, b"left")
        os.dup2(reading, PLACE)
        return False
