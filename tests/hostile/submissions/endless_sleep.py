"""Uses no processor time at all.

Comes out: not_run (timeout), score 0
"""

import time

time.sleep(10**6)
