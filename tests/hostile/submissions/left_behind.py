"""Leaves a process of another session behind, which holds the reply's pipe open.

Comes out: not_run (raised), score 0
"""

import os
import time

if os.fork() == 0:
    os.setsid()
    time.sleep(60)
    os._exit(0)
