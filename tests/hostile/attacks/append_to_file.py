"""Appends to a file of the same user.

Stopped by: bubblewrap, rlimits, landlock, seccomp
"""


def attempt(canary):
    with open(canary["file"], "a") as file:
        file.write("more")
    return True
