"""Leaves a hook, which nothing can remove, that hears of every file the next run opens.

Runs: twice
Stopped by: process
"""

import builtins
import sys


def attempt(canary):
    heard = []
    builtins.heard = getattr(builtins, "heard", [])
    found = "import" in builtins.heard
    sys.addaudithook(lambda event, arguments: builtins.heard.append(event))
    sys.audit("import")
    return found
