"""Announces a reply of 16 MiB and never sends it.

Comes out: not_run (timeout), score 0
"""

import os
import time

for descriptor in range(3, 16):
    try:
        os.write(descriptor, b"r" + (2**24).to_bytes(4, "big"))
    except OSError:
        continue
time.sleep(60)
