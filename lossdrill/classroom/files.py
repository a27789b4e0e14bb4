"""The files below a folder, named; none is opened, no link is followed."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

DEEPEST = 16
"""Folders within folders; nobody hands in more."""

ANSWERS = {".py", ".ipynb"}
ARCHIVES = {".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".zst"}

# What systems, editors and lossdrill itself leave beside answers.
_SILENT_FOLDERS = {"__macosx", "__pycache__", "node_modules", "$recycle.bin", "@eadir"}
_SILENT_FILES = {"thumbs.db", "desktop.ini", "icon\r"}
_SILENT_ENDINGS = re.compile(r".*(?:\.(?:pyc|pyo|md|csv|toml|sqlite(?:-\w+)?)|~)", re.DOTALL)


class File:
    """A file, or what stands where one was expected. Of these there may be a hundred thousand."""

    __slots__ = ("modified", "path", "trouble")

    def __init__(self, path: str, modified: float = 0.0, trouble: str = "") -> None:
        self.path = path
        """Relative to the folder, as the system names it."""
        self.modified = modified
        self.trouble = trouble
        """Why it holds no answer, in one sentence; "" when it may."""

    @property
    def name(self) -> str:
        """The path as text: bytes that are no UTF-8 are spelt out."""
        return spelt(self.path)

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(self.name.split("/"))


def spelt(path: str) -> str:
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def files_below(folder: Path) -> Iterator[File]:
    """All files but those that systems leave behind, each folder's by name, then those below it."""
    waiting = [""]
    while waiting:
        place = waiting.pop()
        try:
            with os.scandir(os.path.join(folder, place)) as found:  # noqa: PTH118 - a hundred thousand
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            yield File(place or ".", trouble=f"The folder cannot be opened: {error.strerror}.")
            continue
        below = []
        for entry in entries:
            path = f"{place}/{entry.name}" if place else entry.name
            if _silent(entry):
                continue
            if not entry.is_dir(follow_symlinks=False):
                yield _file(path, entry)
            elif path.count("/") >= DEEPEST:
                yield File(path, trouble=f"Folders are nested more than {DEEPEST} deep; unpack it.")
            else:
                below.append(path)
        waiting += reversed(below)


def _file(path: str, entry: os.DirEntry[str]) -> File:
    ending = os.path.splitext(entry.name)[1].lower()  # noqa: PTH122
    try:
        modified = entry.stat(follow_symlinks=False).st_mtime
    except OSError as error:
        return File(path, trouble=f"The file cannot be read: {error.strerror}.")
    if entry.is_symlink():
        trouble = "A link is not followed; put the file itself in its place."
    elif not entry.is_file(follow_symlinks=False):
        trouble = "This is no ordinary file; remove it."
    elif ending in ARCHIVES:
        trouble = "An archive is not opened; unpack it and grade the folder again."
    elif ending not in ANSWERS:
        trouble = "An answer is a .py or an .ipynb file; this is neither."
    else:
        trouble = ""
    return File(path, modified, trouble)


def _silent(entry: os.DirEntry[str]) -> bool:
    name = entry.name.lower()
    if entry.is_dir(follow_symlinks=False):
        return name.startswith(".") or name in _SILENT_FOLDERS
    return (
        name.startswith((".", "~$"))
        or name in _SILENT_FILES
        or _SILENT_ENDINGS.fullmatch(name) is not None
    )
