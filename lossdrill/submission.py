"""Turns files into sources. What a file may be is decided here, for every command alike."""

from pathlib import Path

from lossdrill.errors import UsageError

LARGEST = 1_000_000
"""Bytes of a submission; no answer needs more."""

LARGEST_NOTEBOOK = 20_000_000
"""Bytes of a notebook: its pictures count, though nobody looks at them."""

NOTEBOOK = ".ipynb"

HEADER_MARK = "# lossdrill "
HEADER = HEADER_MARK + "{id}, variant {variant}\n"
"""The first line of what is handed out."""


def read_source(path: Path, name: str | None = None) -> str:
    """The text of a learner's file, or the code of a notebook. Raises `UsageError` with what to do
    when it has none; the sentence begins with `name`, or with the path.
    """
    name = name or str(path)
    notebook = path.suffix.lower() == NOTEBOOK
    largest = LARGEST_NOTEBOOK if notebook else LARGEST
    try:
        if path.is_dir():
            raise UsageError(f"{name} is a folder; give the .py file in it.")
        if not path.is_file() and path.exists():  # /dev/zero, or a pipe that nobody writes to
            raise UsageError(f"{name} is a device or a pipe; give a file.")
        size = path.stat().st_size
        if size > largest:
            raise UsageError(
                f"{name} has {size / 1e6:.0f} MB; {'a notebook' if notebook else 'an answer'} has "
                f"at most {largest / 1e6:.0f} MB. Is it the right file?"
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise UsageError(f"There is no file {path}. Start one with: lossdrill next") from None
    except OSError as error:
        raise UsageError(f"{name} cannot be read: {error.strerror}.") from None
    text = decode(data, name)
    return _code_of(text, name) if notebook else text


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


def _code_of(text: str, name: str) -> str:
    from lossdrill.notebooks import code_of  # noqa: PLC0415 - few files are notebooks

    code = code_of(text, name)
    if len(code) > LARGEST:
        raise UsageError(f"{name} has more than 1 MB of code. Is it the right file?")
    return code
