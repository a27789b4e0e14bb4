"""Text of strangers, fit for a cell of a CSV file that someone will open in a spreadsheet program.

Such a program takes a cell for a formula that begins with one of a few characters, wherever it
thinks that a cell begins: where the semicolon separates columns, after any semicolon. See CWE-1236
and the page on CSV injection of OWASP.
"""

import re
from collections.abc import Iterable, Sequence
from typing import TextIO, TypeAlias

from lossdrill.sandbox.outside.failures import plain_text

Cell: TypeAlias = str | float | None
"""Text, a number, or nothing."""

_BREAKS = re.compile(r"[\t\n\r\v\f\x85\u2028\u2029]+")
_FORMULA = re.compile(
    r"(^|[;,|])"  # where a cell begins, here or where others separate columns
    r"([\s'\"\u00ad\u180e\u200b-\u200d\u2060\ufeff]*)"  # what can stand before it unseen
    r"(?=[=+\-@\uff1d\uff0b\uff0d\uff20\u2212\ufe62\ufe63\ufe66\ufe6b])"  # full-width, small, minus
)


def safe(text: str) -> str:
    """One line without control characters and direction marks, in which nothing is a formula.

    An apostrophe before the character makes it text, for spreadsheet programs and for readers.
    """
    return _FORMULA.sub(r"\1\2'", plain_text(_BREAKS.sub(" ", text)))


def number(value: float) -> str:
    """At most four decimals, and never rounded up to a full score."""
    short = f"{value:.4f}"
    if float(short) > value and float(short).is_integer():
        short = f"{float(short) - 1e-4:.4f}"
    return short.rstrip("0").rstrip(".")


def write_rows(file: TextIO, rows: Iterable[Sequence[Cell]], separator: str = ",") -> None:
    """Writes a table (RFC 4180): text made safe and always quoted, numbers bare, nothing empty.

    The csv module would write nothing as an empty text, which Canvas tells from an empty cell.
    """
    file.writelines(separator.join(map(_field, row)) + "\r\n" for row in rows)


def _field(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return '"' + safe(cell).replace('"', '""') + '"'
    return number(cell)
