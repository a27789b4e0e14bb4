"""The history as a file: what is refused before anything is written, and what is then said.

SQLite may write beside a file merely by opening it, so the bytes are looked at first, then the
contents through a connection that cannot write.
"""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import msgspec

from lossdrill.errors import StoreError
from lossdrill.practice.migrations import APPLICATION_ID, NEWEST

PATIENCE = 10.0
"""Seconds to wait for another lossdrill that is writing."""

_MAGIC = b"SQLite format 3\0"
_HEADER = 100
_UNTOUCHED = "It was left as it is."


def has_content(path: Path) -> bool:
    """Whether there is a history to look at; an empty file is one that was never begun."""
    try:
        return path.stat().st_size > 0
    except (FileNotFoundError, NotADirectoryError):
        return False


def connect(path: Path, mode: Literal["ro", "rwc"]) -> sqlite3.Connection:
    """A connection without implicit transactions; refuses by its bytes what is no history."""
    if has_content(path):
        _examine_bytes(path)
    address = f"{path.absolute().as_uri()}?mode="
    if mode == "ro" and has_content(_beside(path, "-journal")):
        address += "rw"  # someone was killed while making the file: SQLite must first roll back
    else:
        address += mode
    if (
        mode == "ro"
        and not has_content(_beside(path, "-wal"))
        and not os.access(path.parent, os.W_OK)
    ):
        address += "&immutable=1"  # where SQLite cannot make the files it shares with writers
    return sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None)


def write_ahead(connection: sqlite3.Connection) -> None:
    """Let a log stand between writers and the file, so that who reads need not wait.

    Where several begin a history at once, SQLite refuses this without waiting.
    """
    until = time.monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != "SQLITE_BUSY" or time.monotonic() > until:
                raise
            time.sleep(0.01)
        else:
            return


def examine(connection: sqlite3.Connection, path: Path) -> int:
    """The version of the file's form; raises `StoreError` unless it is a sound history of ours."""
    connection.execute("BEGIN")  # one moment: someone may be making the tables right now
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    connection.execute("COMMIT")
    _refuse_strangers(path, version, application, begun=tables > 0)
    (state,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if state != "ok":
        raise _damaged(path)
    return int(version)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system say about `path` into one sentence that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise _explanation(path, error) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _damaged(path) from error
    except OSError as error:
        raise StoreError(
            f"The history {path} cannot be used: {error.strerror}. "
            "Set LOSSDRILL_HOME to a folder that can be written."
        ) from error


def _beside(path: Path, suffix: Literal["-wal", "-journal"]) -> Path:
    return path.with_name(path.name + suffix)


def _examine_bytes(path: Path) -> None:
    """What the header tells, see https://www.sqlite.org/fileformat.html#the_database_header."""
    size = path.stat().st_size
    with path.open("rb") as file:
        header = file.read(_HEADER)
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        raise _damaged(path)
    page_size = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    version = int.from_bytes(header[60:64], "big")
    application = int.from_bytes(header[68:72], "big")
    _refuse_strangers(path, version, application, begun=version > 0)
    # While a write-ahead log waits, the file may rightly be shorter than it will be.
    if size < pages * (65536 if page_size == 1 else page_size) and not has_content(
        _beside(path, "-wal")
    ):
        raise _damaged(path)


def _refuse_strangers(path: Path, version: int, application: int, *, begun: bool) -> None:
    if application not in {0, APPLICATION_ID} or (begun and application != APPLICATION_ID):
        raise StoreError(
            f"{path} belongs to another program. {_UNTOUCHED} Set LOSSDRILL_HOME to another folder."
        )
    if version > NEWEST:
        raise StoreError(
            f"The history {path} was written by a newer lossdrill (form {version}; this one knows "
            f"up to {NEWEST}). {_UNTOUCHED} Update lossdrill with: pip install --upgrade lossdrill"
        )


def _damaged(path: Path) -> StoreError:
    return StoreError(
        f"The history {path} is damaged. {_UNTOUCHED} "
        "Restore a copy of it, or move it away to begin a new one."
    )


def _explanation(path: Path, error: sqlite3.Error) -> StoreError:
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return _damaged(path)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StoreError(
            f"Another program has kept the history {path} locked for {PATIENCE:.0f} seconds. "
            "Nothing was recorded; close it and try again."
        )
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
        return StoreError(
            f"The history {path} could not be written; is the disk full? "
            "Nothing was recorded; make room and try again."
        )
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return StoreError(
            f"The history {path} cannot be written. Nothing was recorded; make it writable, "
            "or set LOSSDRILL_HOME to a folder that is."
        )
    return StoreError(
        f"The history {path} cannot be used ({error}). {_UNTOUCHED} "
        "Restore a copy of it, or move it away to begin a new one."
    )
