"""Makes another folder the root of its file system, as the first step out of it.

Stopped by: bubblewrap, nobody, seccomp
Needs: root
"""

import os


def attempt(canary):
    os.chroot(canary["folder"])
    return True
