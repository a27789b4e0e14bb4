"""Reads the environment of a process of the same user.

Stopped by: bubblewrap, landlock
Needs: ptrace
"""


def attempt(canary):
    with open(f"/proc/{canary['process']}/environ", "rb") as environment:
        return b"SECRET=" in environment.read()
