"""Starts a program as most Python code does.

Stopped by: bubblewrap, rlimits+nobody, landlock, seccomp
"""

import subprocess


def attempt(canary):
    return subprocess.run(["/bin/true"]).returncode == 0
