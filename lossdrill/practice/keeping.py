"""A learner's file is put aside under a name of its own, so that another can take its place. What
was in it is neither read nor written: only its name changes.
"""

from itertools import count
from pathlib import Path

SUFFIX = ".bak"


def put_aside(path: Path, at: str) -> Path | None:
    """Gives the file its stem, the moment (as the history writes it) and `.bak` for a name, in its
    own folder; a number besides, where that is taken. The new path; None where there is no file.

    A link is put aside itself, and what it leads to stays where it is. Raises IsADirectoryError for
    a folder, and OSError where the name cannot be changed.
    """
    if path.is_dir() and not path.is_symlink():
        raise IsADirectoryError(f"{path} is a folder")
    if not path.exists() and not path.is_symlink():
        return None
    taken = _free_name(path, at)
    try:
        path.replace(taken)  # over the empty file that holds the name, and nothing else
    except FileNotFoundError:  # it went away just now
        taken.unlink()
        return None
    except OSError:
        taken.unlink()
        raise
    return taken


def _free_name(path: Path, at: str) -> Path:
    """An empty file that was not there before: whoever else wants the name takes another."""
    moment = at.replace(":", "")  # which Windows has no place for in a name
    for number in count(1):
        again = f"-{number}" if number > 1 else ""
        candidate = path.with_name(f"{path.stem}.{moment}{again}{SUFFIX}")
        try:
            candidate.touch(exist_ok=False)
        except FileExistsError:
            continue
        return candidate
    raise AssertionError("there is always a next number")
