"""Creates a device of its own for the machine's memory.

Stopped by: bubblewrap, nobody, landlock, seccomp
Needs: root
"""

import os
import stat


def attempt(canary):
    os.mknod(canary["folder"] + "/left", stat.S_IFCHR | 0o600, os.makedev(1, 1))
    return True
