"""Notices what solution files print: among what `grade --json` prints it would be an error."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from io import StringIO
from pathlib import Path

from lossdrill.authors_code import below


class Printed(StringIO):
    """Keeps, in place of the text, the lines of this folder's files that printed."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self.places: dict[str, None] = {}

    def write(self, text: str) -> int:
        frame = sys._getframe(1)  # noqa: SLF001 - there is no other way to know who prints
        while frame is not None:
            name = frame.f_code.co_filename
            path = below(self._folder, name)
            if path is not None:
                self.places[f"{path}:{frame.f_lineno}"] = None
                break
            frame = frame.f_back  # type: ignore[assignment]  # None above the outermost
        return len(text)


@contextmanager
def noticed(folder: Path) -> Iterator[Printed]:
    """While this holds, nothing is printed; mistakes and right answers may print what they like."""
    printed = Printed(folder)
    with redirect_stdout(printed):
        yield printed
