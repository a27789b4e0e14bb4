"""Has the descriptor of its reply refuse what cannot be written at once.

Comes out: not_run (raised), score 0
"""

import os

for descriptor in range(3, 16):
    try:
        os.fstat(descriptor)
    except OSError:
        continue
    os.set_blocking(descriptor, False)
