"""Turns files into sources. What a file may be is decided here, for every command alike."""

from pathlib import Path

from lossdrill.errors import UsageError

LARGEST = 1_000_000
"""Bytes of a submission; no answer needs more."""


def read_source(path: Path) -> str:
    """The text of a learner's file; raises `UsageError` with what to do when it has none."""
    try:
        if path.is_dir():
            raise UsageError(f"{path} is a folder; give the .py file in it.")
        size = path.stat().st_size
        if size > LARGEST:
            raise UsageError(
                f"{path} has {size / 1e6:.0f} MB; an answer has at most 1 MB. Is it the right file?"
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise UsageError(f"There is no file {path}. Start one with: lossdrill next") from None
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.") from None
    if path.suffix == ".ipynb":
        raise UsageError(f"{path} is a notebook; save the answer as a .py file.")
    return decode(data, str(path))


def decode(data: bytes, name: str) -> str:
    """UTF-8 with or without a byte order mark, any line ends."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise UsageError(f"{name} is not UTF-8 (line {line}); save it as UTF-8.") from None
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise UsageError(f"{name} has a null byte in line {line}; save it as plain text.")
    return text.replace("\r\n", "\n").replace("\r", "\n")
