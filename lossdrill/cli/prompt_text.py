"""A prompt on the screen: formulas in plain characters, Markdown by Rich when someone looks."""

import re
import sys

import click

from lossdrill.cli.formula_text import formula_text

_CODE_OR_FORMULA = re.compile(
    r"(?P<code>```.*?```|`[^`\n]*`)"
    r"|\$\$(?P<block>.+?)\$\$"
    r"|(?<!\\)\$(?P<inline>[^$]+)\$",
    re.DOTALL,
)
WIDTH = 100
"""Columns beyond which prose is tiring to read."""


def show_prompt(markdown: str) -> None:
    """Print a prompt; into a pipe it goes as Markdown, which reads well as it is."""
    text = with_plain_formulas(markdown).strip()
    if not sys.stdout.isatty():
        click.echo(text)
        return
    from rich.console import Console
    from rich.markdown import Markdown
    from rich.theme import Theme

    # Weight instead of hue, and no background: readable on light and on dark.
    console = Console(theme=Theme({"markdown.code": "bold", "markdown.block_quote": "none"}))
    console.print(Markdown(text, code_theme="ansi_light"), width=min(WIDTH, console.width))


def with_plain_formulas(markdown: str) -> str:
    """The text with its formulas in plain characters; code is left alone."""
    return re.sub(r"\n{3,}", "\n\n", _CODE_OR_FORMULA.sub(_replaced, markdown))


def _replaced(found: re.Match[str]) -> str:
    if found["code"] is not None:
        return found["code"]
    if found["block"] is not None:
        return f"\n\n> {formula_text(found['block'])}\n\n"
    return formula_text(found["inline"])
