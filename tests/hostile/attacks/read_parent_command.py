"""Reads how the process that grades was started.

Stopped by: bubblewrap, landlock
"""


def attempt(canary):
    with open(f"/proc/{canary['parent']}/cmdline", "rb") as command:
        return b"python" in command.read()
