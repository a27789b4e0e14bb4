"""The folder in which a learner's process runs: its own, empty, and gone afterwards."""

import os
from contextlib import suppress
from pathlib import Path

from lossdrill.errors import LossdrillError


def make() -> Path:
    """Raises LossdrillError where there is no place for it."""
    import tempfile  # noqa: PLC0415 - inside bubblewrap a run needs no folder

    try:
        return Path(tempfile.mkdtemp(prefix="lossdrill-"))
    except OSError as error:
        raise LossdrillError(
            f"There is no place for temporary files: {error.strerror}; set TMPDIR to a folder."
        ) from None


def remove(folder: Path) -> None:
    """Removes the folder, whatever was left in it."""
    clear(folder)
    with suppress(OSError):
        folder.rmdir()


def clear(folder: Path) -> None:
    """Empties the folder.

    A learner's file can nest folders deeper than Python may recurse or a path may be long, and
    take away the right to list them: so what lies deeper is lifted to the top, level by level.
    """
    with suppress(OSError):
        while entries := list(folder.iterdir()):
            for entry in entries:
                if _is_folder(entry):
                    _lift(entry, folder)
                else:
                    entry.unlink()


def _lift(inner: Path, folder: Path) -> None:
    """Moves what a folder holds to the top, and removes it."""
    inner.chmod(0o700)
    for entry in list(inner.iterdir()):
        if _is_folder(entry):
            entry.chmod(0o700)  # a folder that cannot be written to cannot be moved
        entry.rename(folder / f"lifted-{os.urandom(8).hex()}")
    inner.rmdir()


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()
