"""Returns a list that contains itself.

Comes out: wrong (shape), score 0
"""


def huber_gradient(y, y_hat, delta):
    endless = [0.0]
    endless.append(endless)
    return endless
