"""Looks for the modules that grade, wherever Python keeps them.

Stopped by: process
"""

import gc
import sys
import types


def attempt(canary):
    found = [thing for thing in gc.get_objects() if isinstance(thing, types.ModuleType)]
    names = {module.__name__ for module in found} | set(sys.modules)
    return any(name.startswith(("lossdrill.judging", "lossdrill.grading")) for name in names)
