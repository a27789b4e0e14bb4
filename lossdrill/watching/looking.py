"""What files look like from outside, and which of them are other than before.

This is what counts; notifications only say when to look. They tell differently of each editor's way
to save, and in some places they do not come at all.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, TypeAlias

from lossdrill.errors import UsageError

SUFFIXES = (".py", ".ipynb")
MOST_FILES = 5000
"""A folder with more of them is no folder of answers."""

_PASSED_OVER = {"__pycache__", "node_modules", "site-packages"}


class Mark(NamedTuple):
    """Two that are equal say that a file has not been written to in between."""

    changed: int
    """In nanoseconds."""
    size: int
    inode: int
    """Another one after a save by renaming, even within one tick of the file system's clock."""


Look: TypeAlias = Mapping[Path, Mark]


class Place(NamedTuple):
    """One file, or all answers below a folder."""

    folder: Path
    file: Path | None = None
    suffixes: tuple[str, ...] = SUFFIXES
    """Of the files below the folder that are looked at."""

    def look(self) -> Look:
        """Raises `UsageError` when there are far too many files."""
        found = {}
        for path in self._files() if self.file is None else [self.file]:
            mark = _mark(path)
            if mark is not None:
                found[path] = mark
            if len(found) > MOST_FILES:
                raise UsageError(
                    f"There are more than {MOST_FILES} files below {self.folder}; watch the "
                    "folder of your answers, or a single file."
                )
        return found

    def _files(self) -> Iterator[Path]:
        """Hidden files and folders are not answers; nor is what cannot be read looked into."""
        for parent, folders, names in os.walk(self.folder):
            folders[:] = [name for name in folders if name not in _PASSED_OVER and name[0] != "."]
            for name in names:
                if name[0] != "." and name.endswith(self.suffixes):
                    yield Path(parent, name)


def place_of(path: Path) -> Place:
    """What to look at for a path that was typed: links are followed to the file that is written."""
    resolved = path.resolve()
    if resolved.is_dir():
        return Place(resolved)
    return Place(resolved.parent, resolved)


def changed(before: Look, after: Look) -> set[Path]:
    """What was written, made or removed."""
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def inode_of(path: Path) -> int:
    """Another one after a save by renaming; 0 where the file is gone."""
    mark = _mark(path)
    return 0 if mark is None else mark.inode


def _mark(path: Path) -> Mark | None:
    try:
        found = path.stat()
    except OSError:  # it is gone, or is just being replaced
        return None
    return Mark(found.st_mtime_ns, found.st_size, found.st_ino)
