"""Reads which files lie where in its memory.

Stopped by: bubblewrap, landlock
"""


def attempt(canary):
    with open("/proc/self/maps") as maps:
        return "python" in maps.read()
