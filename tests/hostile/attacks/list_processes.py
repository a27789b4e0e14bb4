"""Lists the processes of the machine.

Stopped by: bubblewrap, landlock
"""

import os


def attempt(canary):
    return str(canary["parent"]) in os.listdir("/proc")
