"""Raises exceptions that end the process, or never answer, when they are asked for their class.

Comes out: not_run (raised), score 0
"""

import os


class Ends(Exception):
    @property
    def __class__(self):
        os._exit(0)


class Hangs(Exception):
    @property
    def __class__(self):
        while True:
            pass


turn = 0


def huber_gradient(y, y_hat, delta):
    global turn
    turn += 1
    raise (Ends if turn % 2 else Hangs)("nothing to see")
