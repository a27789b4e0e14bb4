"""Leaves a word in the environment for the next run.

Runs: twice
Stopped by: process
"""

import os


def attempt(canary):
    found = "LEFT" in os.environ
    os.environ["LEFT"] = "here"
    return found
