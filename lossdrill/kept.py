"""What follows from files, kept from one command to the next until one of the files changes. That
is seen by looking at them, without reading: by times, sizes and names.

A file that was changed just now may be changed once more within one tick of the file system's
clock, to the same size: the times would not tell. Git calls such files racily clean, see
https://git-scm.com/docs/racy-git. So nothing is kept before all files have been at rest for a
while, measured by the clock of the files themselves.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from lossdrill import __version__
from lossdrill.digest import sha256

AT_REST = 3_000_000_000
"""Nanoseconds; the coarsest clock of a file system in use, FAT's, ticks every two seconds."""


class State(NamedTuple):
    """What files look like from outside."""

    digest: str
    newest: int
    """When something last changed, in nanoseconds since 1970 by the file system's clock."""


def files_below(
    root: str, parts: Sequence[str], wanted: Callable[[str], bool]
) -> Iterator[tuple[str, str]]:
    """Each file below these folders of `root` whose name is wanted: its path from there, with
    slashes, and its whole path. As text, because every `grade` comes here, and as objects the paths
    would take as long as all that is read from them.
    """
    waiting = list(parts)
    while waiting:
        folder = waiting.pop()
        with suppress(OSError), os.scandir(f"{root}/{folder}") as entries:
            for entry in entries:
                name = f"{folder}/{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(name)
                elif wanted(entry.name) and entry.is_file():
                    yield name, entry.path


def state_of(roots: Sequence[str], parts: Sequence[str], wanted: Callable[[str], bool]) -> State:
    """Of all these files. The time of a file's content can be set to any value by whoever copies
    it, that of its entry on the disk (on Unix `st_ctime`) cannot.
    """
    newest = 0
    lines = [__version__]
    for root in roots:
        lines.append(root)
        seen = []
        for name, path in files_below(root, parts, wanted):
            with suppress(OSError):  # it went away just now
                at = os.stat(path)  # noqa: PTH116 - see `files_below`
                newest = max(newest, at.st_mtime_ns, at.st_ctime_ns)
                times = f"{at.st_mtime_ns} {at.st_ctime_ns}"
                seen.append(f"{name}\0{times} {at.st_size} {at.st_ino} {at.st_dev}")
        lines += sorted(seen)
    return State(_digest("\0".join(lines).encode("utf-8", "surrogateescape")), newest)


def kept(path: Path, look: Callable[[], State], make: Callable[[], bytes]) -> bytes:
    """What `make` returns, or returned when the files looked as they do now.

    Args:
        path: where it is kept. A file there that is not whole, or not ours, is made anew; where
            nothing can be written, it is made each time.
        look: at all files that `make` reads. What changes while it reads is seen the next time.
        make: raises what it likes; that is not kept.
    """
    with suppress(OSError):
        head, _, content = path.read_bytes().partition(b"\n")
        if head == _head(look(), content):
            return content
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        # Complete or not at all: another command may be reading it.
        unfinished = path.with_name(f"{path.name}.{os.getpid()}")
        try:
            unfinished.touch()
            now = unfinished.stat().st_mtime_ns
            state = look()
            content = make()
            unfinished.write_bytes(_head(state, content) + b"\n" + content)
            if now - state.newest > AT_REST:
                unfinished.replace(path)
            return content
        finally:
            unfinished.unlink(missing_ok=True)
    return make()


def _head(state: State, content: bytes) -> bytes:
    """The first line of the file: it vouches for what follows, too."""
    return f"{state.digest} {_digest(content)}".encode()


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()
