"""Gives a file a second name, under which it survives its deletion.

Stopped by: bubblewrap, landlock, seccomp
"""

import os


def attempt(canary):
    os.link(canary["file"], canary["folder"] + "/left")
    return True
