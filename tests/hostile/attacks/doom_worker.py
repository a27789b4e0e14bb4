"""Has the kernel end the process above it first when memory runs short (it only opens the file).

Stopped by: bubblewrap, nobody, landlock, seccomp
Needs: root
"""

import os


def attempt(canary):
    os.close(os.open(f"/proc/{os.getppid()}/oom_score_adj", os.O_WRONLY))
    return True
