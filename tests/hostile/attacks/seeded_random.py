"""Draws the random numbers of the next run in advance.

Runs: twice
Stopped by: process
"""

import random


def attempt(canary):
    found = getattr(random, "left", None) is not None and random.random() == random.left
    random.seed(0)
    random.left = random.random()
    random.seed(0)
    return found
