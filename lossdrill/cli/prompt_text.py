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
    if not sys.stdout.isatty():
        click.echo(with_plain_formulas(markdown).strip())
        return
    from rich.console import Console
    from rich.markdown import Markdown
    from rich.theme import Theme

    # Weight instead of hue, and no background: readable on light and on dark.
    console = Console(theme=Theme({"markdown.code": "bold", "markdown.block_quote": "none"}))
    text = with_plain_formulas(markdown, escape_bars=True).strip()
    console.print(Markdown(text, code_theme="ansi_light"), width=min(WIDTH, console.width))


def with_plain_formulas(markdown: str, *, escape_bars: bool = False) -> str:
    """The text with its formulas in plain characters; code is left alone. With `escape_bars`, those
    of a formula in a table are no ends of cells to whatever reads the Markdown.
    """

    def replaced(found: re.Match[str]) -> str:
        if found["code"] is not None:
            return found["code"]
        if found["block"] is not None:
            return f"\n\n> {formula_text(found['block'])}\n\n"
        formula = formula_text(found["inline"])
        line = markdown[markdown.rfind("\n", 0, found.start()) + 1 :]
        in_table = escape_bars and line.startswith("|")
        return formula.replace("|", r"\|") if in_table else formula

    return re.sub(r"\n{3,}", "\n\n", _CODE_OR_FORMULA.sub(replaced, markdown))
