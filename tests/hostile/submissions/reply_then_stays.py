"""Writes a well-formed reply itself, and does not end after it.

Comes out: wrong (shape), score 0
"""

import os
import sys

ZERO = b"\x92\xc0\xc4\x01\x00"  # [None, b"\0"]: no array, and the number 0 by itself


def calls():
    frame = sys._getframe()
    while "self" not in frame.f_locals:
        frame = frame.f_back
    return frame.f_locals["self"]._job.calls


def huber_gradient(y, y_hat, delta):
    count = len(calls())
    reply = b"\x91\xdc" + count.to_bytes(2, "big") + ZERO * count
    for descriptor in range(3, 16):
        try:
            os.write(descriptor, b"r" + len(reply).to_bytes(4, "big") + reply)
        except OSError:
            continue
    while True:
        pass
