"""Reads the users of the machine.

Stopped by: bubblewrap, landlock
"""


def attempt(canary):
    with open("/etc/passwd") as file:
        return "root" in file.read()
