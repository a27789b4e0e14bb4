"""Ends the process with success while it is loaded.

Comes out: not_run (killed), score 0
"""

import os

os._exit(0)
