"""Kills the process above it, which runs the files after this one.

Comes out: not_run (raised), score 0
"""

import os
import signal

os.kill(os.getppid(), signal.SIGKILL)
