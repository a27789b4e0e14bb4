"""Returns text, and prints some, that would clear the screen.

Comes out: wrong (shape), score 0
"""


def huber_gradient(y, y_hat, delta):
    print("\x1b[2J\u202e")
    return "\x1b[2J\x1b[1;1HPASS\u202e"
