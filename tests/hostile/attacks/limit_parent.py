"""Sets a limit of the process that grades (to what it is).

Stopped by: bubblewrap, nobody, seccomp
"""

import resource


def attempt(canary):
    limit = resource.prlimit(canary["parent"], resource.RLIMIT_CPU)
    resource.prlimit(canary["parent"], resource.RLIMIT_CPU, limit)
    return True
