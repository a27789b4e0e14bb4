"""The templates of `templates/exercise/`: plain text, so nothing is escaped by itself.

Marks are << >> and <% %>, since braces belong to LaTeX and to Python.
"""

import json
import textwrap
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from lossdrill.folders import data_root

WIDTH = 100
"""Columns of prose in what is written."""


def render(template: str, **values: Any) -> str:
    """The text of one template; a value that it lacks is an error."""
    text: str = _environment().get_template(template).render(values)
    return text


def quoted(text: str) -> str:
    """Between double quotes, for TOML and for Python alike."""
    return json.dumps(text, ensure_ascii=False)


def filled(text: str, width: int = WIDTH) -> str:
    """Each paragraph, and each item of a list, wrapped by itself."""
    return "\n".join(
        "\n".join(
            textwrap.wrap(
                line,
                width,
                subsequent_indent="  " if line.startswith("- ") else "",
                break_long_words=False,
                break_on_hyphens=False,
            )
        )
        for line in text.split("\n")
    )


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
    found.filters |= {"quoted": quoted, "filled": filled}
    return found
