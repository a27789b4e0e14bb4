"""Leaves a hook that is asked for every module which the next run imports.

Runs: twice
Stopped by: process
"""

import sys


class Hook:
    @staticmethod
    def find_spec(name, path=None, target=None):
        return None


def attempt(canary):
    found = any(hook.__name__ == "Hook" for hook in sys.meta_path if isinstance(hook, type))
    sys.meta_path.insert(0, Hook)
    return found
