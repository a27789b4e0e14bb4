"""Creates a file in its working folder.

Stopped by: bubblewrap, nobody, landlock, seccomp
"""


def attempt(canary):
    open("left", "x").close()
    return True
