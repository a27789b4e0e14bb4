"""Sets a limit of a process of the same user (to what it is).

Stopped by: bubblewrap, seccomp
"""

import resource


def attempt(canary):
    limit = resource.prlimit(canary["process"], resource.RLIMIT_CPU)
    resource.prlimit(canary["process"], resource.RLIMIT_CPU, limit)
    return True
