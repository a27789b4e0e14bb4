"""Stops itself.

Comes out: not_run (timeout), score 0
"""

import os
import signal

os.kill(os.getpid(), signal.SIGSTOP)
