"""Takes a compiled module of the standard library to write to.

Stopped by: bubblewrap, nobody, landlock, seccomp
Needs: a Python that its user may change
"""

import json
import os


def attempt(canary):
    os.close(os.open(json.__file__, os.O_RDWR))
    return True
