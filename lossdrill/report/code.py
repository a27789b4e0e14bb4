"""A learner's source and messages as markup. Both are hostile: everything is escaped here."""

from html import escape

from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from lossdrill.report import words

MOST_LINES = 80
MOST_CHARACTERS = 6000


def python(source: str) -> Markup:
    """The source with its keywords marked, cut to what one reads, and saying so."""
    lexer, formatter = PythonLexer(stripnl=False), HtmlFormatter(nowrap=True)
    return Markup(highlight(excerpt(source), lexer, formatter))  # noqa: S704  (it escapes)


def excerpt(source: str) -> str:
    """The source as plain text, cut to what one reads, and saying so."""
    lines = source[:MOST_CHARACTERS].expandtabs(4).splitlines()
    shown = "\n".join(lines[:MOST_LINES]).strip("\n")
    if len(source) > MOST_CHARACTERS or len(lines) > MOST_LINES:
        shown += "\n# … the rest is not shown here"
    return words.visible(shown)


def message(text: str) -> Markup:
    """A sentence in which `this` is code."""
    parts = words.visible(text).split("`")
    if len(parts) % 2 == 0:  # a lone one is only a character
        parts = ["`".join(parts)]
    marked = (f"<code>{escape(p)}</code>" if i % 2 else escape(p) for i, p in enumerate(parts))
    return Markup("".join(marked))  # noqa: S704  (each part is escaped)
