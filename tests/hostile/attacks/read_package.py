"""Reads the part of the package that grades.

Stopped by: bubblewrap, landlock
"""


def attempt(canary):
    with open(canary["package"]) as file:
        return "def " in file.read()
