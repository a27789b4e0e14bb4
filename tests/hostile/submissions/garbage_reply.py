"""Writes bytes that are no reply to whatever descriptor it finds.

Comes out: not_run (killed or output_limit), score 0
"""

import os

for descriptor in range(16):
    for garbage in (b"\x00\x00\x00\x10", b"\xc1" * 64):
        try:
            os.write(descriptor, garbage)
        except OSError:
            continue


def huber_gradient(y, y_hat, delta):
    return y
