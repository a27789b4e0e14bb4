"""Forks, as a fork bomb would (this one has an end).

Comes out: not_run (raised), score 0
"""

import os

for _ in range(20):
    os.fork()
