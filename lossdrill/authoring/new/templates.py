"""The templates of `templates/exercise/`: plain text, so nothing is escaped by itself.

Marks are << >> and <% %>, since braces belong to LaTeX and to Python.
"""

import json
import re
import textwrap
from collections.abc import Iterable
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from lossdrill.folders import data_root

_WHOLE = re.compile(r"\$[^$]*\$|`[^`]*`")
_HELD = "\x00"
"""In the place of a space at which no line may break."""
WIDTH = 100
"""Columns of prose in what is written."""
SHORT = 80
"""Of a list that stands on one line, behind its name."""


def render(template: str, **values: Any) -> str:
    """The text of one template; a value that it lacks is an error."""
    text: str = _environment().get_template(template).render(values)
    return text


def quoted(text: str) -> str:
    """Between double quotes, for TOML and for Python alike."""
    return json.dumps(text, ensure_ascii=False)


def filled(text: str, width: int = WIDTH) -> str:
    """Each paragraph, and each item of a list, wrapped by itself; formulas and code stay whole."""
    whole = _WHOLE.sub(lambda found: found[0].replace(" ", _HELD), text)
    lines = [
        textwrap.wrap(
            line,
            width,
            subsequent_indent="  " if line.startswith("- ") else "",
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in whole.split("\n")
    ]
    return "\n".join("\n".join(each) for each in lines).replace(_HELD, " ")


def literal(text: str) -> str:
    """For Python: raw where there is a backslash."""
    return f'r"{text}"' if "\\" in text and '"' not in text else quoted(text)


def listed(texts: Iterable[str], *, python: bool = False, indent: int = 0) -> str:
    """A list in TOML or Python, on one line where it fits."""
    items = [literal(text) if python else quoted(text) for text in texts]
    line = f"[{', '.join(items)}]"
    if len(line) <= SHORT:
        return line
    pad = " " * (indent or 2)
    return "[\n" + "".join(f"{pad}{item},\n" for item in items) + f"{' ' * max(indent - 4, 0)}]"


def docstring(text: str) -> str:
    """Of a function, wrapped; the quotes stand on a line of their own where there are several."""
    lines = textwrap.wrap(text, WIDTH - 10, break_on_hyphens=False)
    if len(lines) == 1:
        return f'"""{text}"""'
    return "\n    ".join(['"""' + lines[0], *lines[1:], '"""'])


def marked(sentence: str) -> str:
    """The decorator of a mistake, on one line where it fits."""
    line = f"@mistake({quoted(sentence)})"
    if len(line) <= WIDTH:
        return line
    parts = textwrap.wrap(sentence, WIDTH - 7, break_on_hyphens=False)
    parts = [f"{part} " for part in parts[:-1]] + parts[-1:]
    return "@mistake(\n" + "".join(f"    {quoted(part)}\n" for part in parts) + ")"


def commented(text: str) -> str:
    return "\n".join(f"# {line}" for line in text.split("\n"))


@cache
def _environment() -> Environment:
    found = Environment(  # noqa: S701 - TOML, Markdown and Python, not HTML
        loader=FileSystemLoader(data_root() / "templates" / "exercise"),
        undefined=StrictUndefined,
        block_start_string="<%",
        block_end_string="%>",
        variable_start_string="<<",
        variable_end_string=">>",
        comment_start_string="<#",
        comment_end_string="#>",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found.filters |= {
        function.__name__: function
        for function in (quoted, filled, listed, docstring, marked, commented)
    }
    return found
