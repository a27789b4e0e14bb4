"""Walks up the frames that called it, for names that belong to a grader.

Stopped by: process
"""

import sys


def attempt(canary):
    frame = sys._getframe()
    while frame is not None:
        if {"expected", "reference", "solution"} & {*frame.f_locals, *frame.f_globals}:
            return True
        frame = frame.f_back
    return False
