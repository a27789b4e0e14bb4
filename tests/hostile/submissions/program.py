"""Starts a program.

Comes out: not_run (raised), score 0
"""

import subprocess


def huber_gradient(y, y_hat, delta):
    return subprocess.run(["/bin/true"]).returncode + y
