"""Writes a file into its folder.

Comes out: not_run (raised), score 0
"""


def huber_gradient(y, y_hat, delta):
    with open("notes.txt", "w") as file:
        file.write("y")
    return y_hat - y
