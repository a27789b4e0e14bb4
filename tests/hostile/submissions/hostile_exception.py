"""Raises exceptions whose text is huge, raises itself, or is no text; whose class lies.

Comes out: not_run (raised), score 0
"""


class Liar(type):
    @property
    def __name__(cls):
        raise KeyboardInterrupt


class Hostile(BaseException, metaclass=Liar):
    __class__ = int
    turn = 0

    @property
    def __traceback__(self):
        raise KeyboardInterrupt

    def __str__(self):
        Hostile.turn += 1
        if Hostile.turn % 3 == 0:
            return "x" * 1_000_000
        if Hostile.turn % 3 == 1:
            raise self
        return 7


def huber_gradient(y, y_hat, delta):
    raise Hostile("\ud800" * 1_000)
