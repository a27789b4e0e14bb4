"""Becomes another program, which sleeps.

Comes out: not_run (killed or raised), score 0
"""

import os


def huber_gradient(y, y_hat, delta):
    os.execv("/bin/sleep", ["sleep", "60"])
