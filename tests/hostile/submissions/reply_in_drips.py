"""Announces a reply and sends it byte by byte, for ever.

Comes out: not_run (timeout), score 0
"""

import os
import time

for descriptor in range(3, 16):
    try:
        os.write(descriptor, b"r\x00\x00\xff\xff")
    except OSError:
        continue
    while True:
        os.write(descriptor, b"\x90")
        time.sleep(0.02)
