"""Raises at whatever Python tells about itself, which nothing can take back.

Comes out: not_run (killed or raised), score 0
"""

import sys


def hear(event, arguments):
    raise KeyboardInterrupt


sys.addaudithook(hear)
open("anything")
