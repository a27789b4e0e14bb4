"""All manifests of a pack in one file, kept from one command to the next: reading ninety of them
takes longer than all else that `list` or `next` do. Made anew whenever a manifest has changed.
"""

import hashlib
import os
from contextlib import suppress
from pathlib import Path

import msgspec

from lossdrill import __version__
from lossdrill.model import Exercise
from lossdrill.pack import Pack


class Index(msgspec.Struct, frozen=True):
    """The exercises in the order of the track, and what the files were like they were read from."""

    version: str
    stamps: tuple[tuple[str, int, int], ...]
    """Path, time of the last change in nanoseconds, and size of each."""
    exercises: tuple[Exercise, ...]


def indexed(pack: Pack, folder: Path) -> tuple[Exercise, ...]:
    """`pack.exercises`, from the index in this folder where it is current.

    Raises `PackError` as that does. A folder that cannot be written costs only time.
    """
    root = str(pack.root.resolve())
    path = folder / f"{hashlib.sha256(root.encode()).hexdigest()[:16]}.json"
    stamps = _stamps(root)
    with suppress(OSError, msgspec.MsgspecError, UnicodeDecodeError):
        index = msgspec.json.decode(path.read_bytes(), type=Index)
        if (index.version, index.stamps) == (__version__, stamps):
            return index.exercises
    index = Index(__version__, stamps, pack.exercises)
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        # Complete or not at all: another command may be reading it.
        unfinished = path.with_suffix(f".{os.getpid()}")
        unfinished.write_bytes(msgspec.json.encode(index))
        unfinished.replace(path)
    return index.exercises


def _stamps(root: str) -> tuple[tuple[str, int, int], ...]:
    """Of the track and of every manifest; taken before they are read, so that what changes
    meanwhile is seen the next time. As text, since a path object for each takes as long again.
    """
    found = []
    for folder, _, names in os.walk(f"{root}/exercises"):
        for name in names:
            if name in {"exercise.toml", "track.toml"}:
                state = os.stat(f"{folder}/{name}")  # noqa: PTH116
                found.append((f"{folder}/{name}", state.st_mtime_ns, state.st_size))
    return tuple(sorted(found))
