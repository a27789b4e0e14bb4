"""Stops itself.

Comes out: not_run (raised), score 0
"""

import os
import signal

os.kill(os.getpid(), signal.SIGSTOP)
