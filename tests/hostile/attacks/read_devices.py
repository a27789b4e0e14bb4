"""Reads a disk behind the back of its file system.

Stopped by: bubblewrap, nobody, landlock
Needs: root, a disk
"""

import os
import stat


def attempt(canary):
    for name in os.listdir("/dev"):
        path = os.path.join("/dev", name)
        if stat.S_ISBLK(os.stat(path).st_mode) and name.startswith(("vd", "sd", "nvme", "xvd")):
            descriptor = os.open(path, os.O_RDONLY)
            return len(os.read(descriptor, 512)) == 512
    return False
