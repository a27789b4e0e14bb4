"""Raises a syntax error with a line and a message of its own making.

Comes out: not_run (syntax), score 0
"""


class Text(str):
    def __str__(self):
        raise KeyboardInterrupt


error = SyntaxError(Text("x" * 10_000))
error.lineno = 10**100
error.msg = Text("x" * 10_000_000)
raise error
