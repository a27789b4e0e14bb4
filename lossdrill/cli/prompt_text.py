"""A prompt on the screen: formulas in plain characters, Markdown by Rich when someone looks."""

import re
import sys
from shutil import get_terminal_size

import click

from lossdrill.cli.formula_text import formula_text
from lossdrill.cli.surroundings import in_terminal

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
    click.echo(_rendered(markdown))


def show_page(markdown: str) -> None:
    """Show a page to be read: what is longer than the screen in a pager, as `man` does."""
    text = _rendered(markdown)
    if in_terminal() and text.count("\n") >= get_terminal_size().lines - 1:
        click.echo_via_pager(f"{text}\n")
    else:
        click.echo(text)


def _rendered(markdown: str) -> str:
    if not sys.stdout.isatty():
        return with_plain_formulas(markdown).strip()
    from rich.console import Console
    from rich.markdown import Markdown
    from rich.theme import Theme

    # Weight instead of hue, and no background: readable on light and on dark.
    theme = Theme({"markdown.code": "bold", "markdown.block_quote": "none"})
    console = Console(theme=theme, force_terminal=True)
    text = with_plain_formulas(markdown, escape_bars=True).strip()
    with console.capture() as written:
        console.print(Markdown(text, code_theme="ansi_light"), width=min(WIDTH, console.width))
    return written.get().rstrip("\n")


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
