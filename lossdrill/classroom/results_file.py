"""A class's results as a file: its tables, how it is opened, and what is said when it cannot be."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lossdrill.errors import StoreError

APPLICATION_ID = 0x4C4F5343
""""LOSC" in the file's header: tells a class's results from any other SQLite file."""

PATIENCE = 1.0
"""Seconds to wait for another lossdrill. Who grades a class does so for long."""

# A step, once released, is never edited: files in the field have taken it. New needs, new step.
MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        f"PRAGMA application_id = {APPLICATION_ID}",
        """
        CREATE TABLE runs (
            id INTEGER PRIMARY KEY,
            finished INTEGER NOT NULL DEFAULT 0,
            content BLOB
        ) STRICT
        """,
        # One content, of whomever and however often it was handed in.
        """
        CREATE TABLE answers (
            id INTEGER PRIMARY KEY,
            key BLOB NOT NULL UNIQUE,
            exercise TEXT NOT NULL,
            variant INTEGER NOT NULL,
            source TEXT NOT NULL,
            status TEXT,
            reason TEXT,
            score REAL,
            verdict BLOB
        ) STRICT
        """,
        "CREATE INDEX ungraded ON answers (exercise, id) WHERE verdict IS NULL",
        "CREATE INDEX faults ON answers (id) WHERE status = 'fault'",
        """
        CREATE TABLE submissions (
            run INTEGER NOT NULL REFERENCES runs,
            student TEXT NOT NULL,
            exercise TEXT NOT NULL,
            attempt INTEGER NOT NULL,
            file TEXT NOT NULL,
            time REAL,
            answer INTEGER NOT NULL REFERENCES answers,
            PRIMARY KEY (run, student, exercise, attempt, file)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX handed_in ON submissions (answer)",
        """
        CREATE TABLE unreadable (
            id INTEGER PRIMARY KEY,
            run INTEGER NOT NULL REFERENCES runs,
            file TEXT NOT NULL,
            message TEXT NOT NULL,
            student TEXT,
            exercise TEXT
        ) STRICT
        """,
    ),
)

NEWEST = len(MIGRATIONS)

_UNTOUCHED = "It was left as it is."


def connect(path: Path, *, writing: bool) -> sqlite3.Connection:
    """A connection without implicit transactions. One that writes has the file to itself, until it
    is closed or its process ends, in whatever way.
    """
    mode = "rwc" if writing else "rw"  # also to read: what a killed writer left is taken in first
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=PATIENCE, isolation_level=None
    )
    try:
        if writing:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        _refuse_strangers(connection, path)
        if writing:
            connection.execute("PRAGMA journal_mode = WAL")
            # What a power cut takes is graded again; a killed process takes nothing.
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA cache_size = -65536")
            _migrate(connection)
        else:
            _refuse_old(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system say about `path` into one sentence that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(_explanation(path, error)) from error
    except OSError as error:
        raise StoreError(f"{path} cannot be used: {error.strerror}. Give another file.") from error


def _refuse_strangers(connection: sqlite3.Connection, path: Path) -> None:
    begun = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] > 0
    if begun and _number(connection, "application_id") != APPLICATION_ID:
        raise StoreError(f"{path} is not a class's results. {_UNTOUCHED} Give another file.")
    version = _number(connection, "user_version")
    if version > NEWEST:
        raise StoreError(
            f"{path} was written by a newer lossdrill (form {version}; this one knows up to "
            f"{NEWEST}). {_UNTOUCHED} Update lossdrill with: pip install --upgrade lossdrill"
        )


def _refuse_old(connection: sqlite3.Connection, path: Path) -> None:
    if _number(connection, "user_version") < NEWEST:
        raise StoreError(
            f"{path} was begun by an older lossdrill; run lossdrill class grade with it again."
        )


def _migrate(connection: sqlite3.Connection) -> None:
    """Bring the file to the newest form, each step in a transaction of its own."""
    for number in range(_number(connection, "user_version"), NEWEST):
        with transaction(connection):
            for statement in MIGRATIONS[number]:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number + 1}")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


def _explanation(path: Path, error: sqlite3.Error) -> str:
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return (
            f"{path} is damaged, or no class's results. {_UNTOUCHED} "
            "Give another file, or grade the class anew."
        )
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return f"{path} is in use by another lossdrill. Wait for it to end, or give another file."
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
        return (
            f"{path} could not be written; is the disk full? What was graded before is kept: "
            "make room and run the same command again."
        )
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return f"{path} cannot be opened for writing. Give a file in a folder that you can write."
    return f"{path} cannot be used ({error}). {_UNTOUCHED} Give another file."
