"""Writes a new file where others look.

Stopped by: bubblewrap, rlimits, landlock, seccomp
"""


def attempt(canary):
    with open(canary["folder"] + "/left", "w") as file:
        file.write("here")
    return True
