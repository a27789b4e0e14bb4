"""Takes a setting of the kernel to write to: the program that is run, as root, at each crash.

Stopped by: bubblewrap, nobody, landlock, seccomp
Needs: root
"""

import os


def attempt(canary):
    os.close(os.open("/proc/sys/kernel/core_pattern", os.O_WRONLY))
    return True
