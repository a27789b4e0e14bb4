"""Looks for an expected value among all that Python's garbage collector reaches.

Stopped by: process
"""

import gc
import sys


def attempt(canary):
    wanted = "".join(canary["sentinel"])
    seen, waiting = set(), [gc.get_objects(), sys.modules, sys._getframe()]
    while waiting:
        thing = waiting.pop()
        if thing is wanted or id(thing) in seen:
            continue
        seen.add(id(thing))
        if type(thing) is str and thing == wanted:
            return True
        waiting.extend(gc.get_referents(thing))
    return False
