"""Reads the solution of an exercise.

Stopped by: bubblewrap, landlock
"""


def attempt(canary):
    with open(canary["solution"]) as file:
        return "def " in file.read()
