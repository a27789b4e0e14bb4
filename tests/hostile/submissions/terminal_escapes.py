"""Raises an exception that would clear the screen, retitle the window and turn text around.

Comes out: not_run (raised), score 0
"""


def huber_gradient(y, y_hat, delta):
    raise type("\x1b[31mRed\u202e", (Exception,), {})(
        "\x1b[2J\x1b]0;owned\x07 \u202edlrow\u2066\r PASS"
    )
