"""Is ended by its own alarm.

Comes out: not_run (killed), score 0
"""

import signal
import time

signal.setitimer(signal.ITIMER_REAL, 0.01)
time.sleep(60)
