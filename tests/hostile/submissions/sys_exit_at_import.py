"""Exits politely while it is loaded.

Comes out: not_run (raised), score 0
"""

import sys

sys.exit(0)
