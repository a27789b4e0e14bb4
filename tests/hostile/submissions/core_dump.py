"""Ends as a program does that is to be looked into afterwards.

Comes out: not_run (killed), score 0
"""

import os

os.abort()
