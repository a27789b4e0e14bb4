"""Leaves something to do for the end of the process, where the next run will be over too.

Runs: twice
Stopped by: process
"""

import atexit


class Listener:
    """Is told of every handler when it is to be taken from among them."""

    def __init__(self):
        self.handlers = []

    def __eq__(self, other):
        self.handlers.append(other)
        return False


def attempt(canary):
    listener = Listener()
    atexit.unregister(listener)
    atexit.register(print, "left behind")
    return print in listener.handlers
