"""Puts keys into the file's names that cannot be compared.

Comes out: not_run (raised or killed or missing_name), score 0
"""


class Key:
    def __hash__(self):
        return hash("huber_gradient")

    def __eq__(self, other):
        raise KeyboardInterrupt


globals()[Key()] = 1
