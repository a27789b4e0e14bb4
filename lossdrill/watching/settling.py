"""When a file that was just written to is read. Pure: no file and no clock.

An editor may empty a file before it writes it, write it in parts, or remove it and move another one
into its place. What looks whole is read at once; anything else is given a moment to become whole.
"""

import ast
import warnings
from collections.abc import Iterable
from pathlib import Path

PATIENCE = 0.15
"""Seconds without a further change after which a file is taken as it is."""

_LONGEST_PARSED = 200_000
"""Characters; beyond them Python's parser can be kept busy for seconds."""


def looks_whole(source: str) -> bool:
    """Whether it parses as Python and its last line is complete."""
    if not source.strip() or not source.endswith("\n"):
        return False
    if len(source) > _LONGEST_PARSED:
        return True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


class Settling:
    """The files that do not look whole yet."""

    def __init__(self) -> None:
        self._until: dict[Path, float] = {}

    def wait_for(self, path: Path, now: float) -> None:
        """Gives it a moment from now, also when it had one before."""
        self._until[path] = now + PATIENCE

    def forget(self, path: Path) -> None:
        self._until.pop(path, None)

    def settled(self, now: float) -> Iterable[Path]:
        """Those whose moment is over, which are then forgotten."""
        over = [path for path, until in self._until.items() if until <= now]
        for path in over:
            del self._until[path]
        return over

    def seconds_left(self, now: float) -> float | None:
        """Until the next moment is over; None when there is none."""
        return max(0.0, min(self._until.values()) - now) if self._until else None
