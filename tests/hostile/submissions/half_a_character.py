"""Defines, prints, raises and returns text that has no encoding.

Comes out: wrong (shape or raised), score 0
"""

globals()["huber_\ud800"] = 1


def huber_gradient(y, y_hat, delta):
    if len(y) > 3:
        raise ValueError("\ud800")
    return "\udc80\ud800"
