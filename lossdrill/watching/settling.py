"""When a file that was just written to is read. Pure: no file and no clock.

An editor may empty a file before it writes it, write it in parts, or remove it and move another one
into its place. What looks whole is taken at once; anything else is given a moment to become whole.
"""

import ast
import warnings
from collections.abc import Iterable
from pathlib import Path

PATIENCE = 0.2
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
    """What was read of each file, and which of them are given a moment."""

    def __init__(self) -> None:
        self._until: dict[Path, float] = {}
        self._read: dict[Path, tuple[str, float]] = {}
        self._inode: dict[Path, int] = {}

    def is_settled(
        self, path: Path, source: str, now: float, *, waited: bool = False, inode: int = 0
    ) -> bool:
        """Whether what was just read may be taken as it is; if not, it is given a moment.

        `waited`: it had its moment. What is then other than before is just being written again.
        `inode`: of the file; with another one than before, it was written elsewhere and moved here
        as a whole, however little is left of what stood there.
        """
        before, at = self._read.get(path, ("", -PATIENCE))
        moved = self._inode.get(path, inode) != inode
        self._read[path], self._inode[path] = (source, now), inode
        if waited and source == before:
            return True
        growing = now - at < PATIENCE and "" != before != source and source.startswith(before)
        shrunk = len(source) < len(before) / 2 and not moved
        if looks_whole(source) and not growing and not shrunk:
            self._until.pop(path, None)
            return True
        self.wait_for(path, now)
        return False

    def wait_for(self, path: Path, now: float) -> None:
        """Gives it a moment from now, also when it had one before."""
        self._until[path] = now + PATIENCE

    def settled(self, now: float) -> Iterable[Path]:
        """Those whose moment is over, which are then forgotten."""
        over = [path for path, until in self._until.items() if until <= now]
        for path in over:
            del self._until[path]
        return over

    def seconds_left(self, now: float) -> float | None:
        """Until the next moment is over; None when there is none."""
        return max(0.0, min(self._until.values()) - now) if self._until else None
