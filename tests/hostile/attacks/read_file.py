"""Reads a file that lies elsewhere, as another student's answer does.

Stopped by: bubblewrap, landlock
"""


def attempt(canary):
    with open(canary["file"]) as file:
        return file.read() != ""
