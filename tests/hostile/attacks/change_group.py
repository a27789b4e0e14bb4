"""Takes another group, for the files that are open to it.

Stopped by: nobody, seccomp
Needs: root
"""

import os


def attempt(canary):
    os.setgroups([1])
    return os.getgroups() == [1]
