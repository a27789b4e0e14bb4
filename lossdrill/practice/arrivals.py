"""Reading the lines of a history that was exported elsewhere.

The file is not trusted: it is read to its end or refused with one sentence, and no more of it is
held than a line.
"""

from collections.abc import Iterator
from typing import IO

import msgspec
from msgspec import Struct

from lossdrill.errors import UsageError
from lossdrill.model import SCHEMA_VERSION
from lossdrill.practice.lines import PROGRAM, End, Record, Start
from lossdrill.practice.sound import whats_wrong

LONGEST = 32 * 2**20
"""Bytes of a line; a source of 1 MB, a verdict and what was printed stay far below."""
LONGEST_FIRST = 2**16
"""Bytes of the first line: what is no history is put away without being read whole."""

_LINE = msgspec.json.Decoder(Start | End | Record)


class _Claim(Struct):
    """What the first line says, whichever version it is of."""

    kind: str
    program: str
    schema_version: int


def read(stream: IO[bytes], name: str) -> Iterator[Start | Record]:
    """What a file holds: a history, or several one after another. Raises `UsageError` that names
    the line, once the records before it were given.
    """
    number = 0
    records: int | None = None  # since a history began; None outside of one
    for number, line in _decoded(_lines(stream, name), name):
        match line:
            case Start():
                if records is not None:
                    raise _half(name, f"another history begins in line {number}")
                _refuse_newer(line.schema_version, name)
                records = 0
                yield line
            case End():
                if line.records != records:
                    counted = f"{line.records} records, but there are {records or 0}"
                    raise _half(name, f"line {number} counts {counted}")
                records = None
            case _:
                if records is None:
                    raise _half(name, f"line {number} stands after the end of a history")
                records += 1
                yield line
    if number == 0:
        raise _half(name, "it is empty")
    if records is not None:
        raise _half(name, f"it stops after line {number}, without the line that ends a history")


def _decoded(lines: Iterator[bytes], name: str) -> Iterator[tuple[int, Start | End | Record]]:
    """Each line with its number; lines of nothing but blanks are left out."""
    for number, text in enumerate(lines, start=1):
        if number == 1:
            _refuse_strangers(text, name)
        if not text.strip():
            continue
        try:
            line = _LINE.decode(text.decode())
            wrong = "" if isinstance(line, Start | End) else whats_wrong(line)
        except UnicodeDecodeError:
            wrong = "it is not UTF-8"
        except RecursionError:
            wrong = "it is nested too deeply"
        except msgspec.MsgspecError as error:
            if not text.endswith(b"\n"):
                raise _half(name, f"it ends in the middle of line {number}") from None
            wrong = str(error)[:1].lower() + str(error)[1:]
        if wrong:
            raise UsageError(
                f"{name}, line {number}, cannot be imported: {wrong}. Nothing was imported; "
                "export it again on the other machine with: lossdrill export --out FILE"
            )
        yield number, line


def _lines(stream: IO[bytes], name: str) -> Iterator[bytes]:
    number, longest = 1, LONGEST_FIRST
    try:
        while text := stream.readline(longest + 1):
            if len(text) > longest and number == 1:
                raise _stranger(name)
            if len(text) > longest:
                raise UsageError(
                    f"{name}, line {number}, cannot be imported: it has more than "
                    f"{LONGEST // 2**20} MiB. Nothing was imported."
                )
            yield text.removeprefix(b"\xef\xbb\xbf") if number == 1 else text
            number, longest = number + 1, LONGEST
    except OSError as error:
        raise UsageError(
            f"{name} cannot be read: {error.strerror}. Nothing was imported."
        ) from None


def _refuse_strangers(text: bytes, name: str) -> None:
    """By the first line."""
    if text.startswith(b"SQLite format 3\0"):
        raise UsageError(
            f"{name} is a database, not an export. Nothing was imported; if it is a history, "
            "export it first: LOSSDRILL_HOME=ITS_FOLDER lossdrill export --out FILE"
        )
    try:
        claim = msgspec.json.decode(text, type=_Claim)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise _stranger(name) from None
    if (claim.kind, claim.program) != ("history", PROGRAM):
        raise _stranger(name)
    _refuse_newer(claim.schema_version, name)


def _refuse_newer(version: int, name: str) -> None:
    if version > SCHEMA_VERSION:
        raise UsageError(
            f"{name} was written by a newer lossdrill (form {version}; this one knows "
            f"up to {SCHEMA_VERSION}). Nothing was imported. "
            "Update lossdrill with: pip install --upgrade lossdrill"
        )


def _stranger(name: str) -> UsageError:
    return UsageError(
        f"{name} is not what lossdrill export writes (its first line says so there). Nothing was "
        "imported; make one on the other machine with: lossdrill export --out FILE"
    )


def _half(name: str, what: str) -> UsageError:
    return UsageError(
        f"{name} is not whole: {what}. Nothing was imported; copy or export it again."
    )
