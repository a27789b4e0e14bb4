"""What leaves a history for another machine, and how what arrives is merged; `lines` has the form.

Both are of one moment, and neither holds a history in memory.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import TypeAlias

import msgspec

from lossdrill.practice.lines import (
    RECORD,
    AttemptLine,
    HandoutLine,
    HintLine,
    Record,
    SolutionLine,
    Start,
    verdict_of,
    written,
)
from lossdrill.practice.migrations import NEWEST
from lossdrill.practice.store import Store
from lossdrill.practice.store_file import connect, examine, explained, has_content

Form: TypeAlias = type[HandoutLine] | type[HintLine] | type[AttemptLine] | type[SolutionLine]

FORMS: dict[str, Form] = {
    "handouts": HandoutLine,
    "hints": HintLine,
    "attempts": AttemptLine,
    "solutions": SolutionLine,
}
TABLES = {form: table for table, form in FORMS.items()}


class Merged(msgspec.Struct, frozen=True, kw_only=True):
    """What an import has changed."""

    new: dict[str, int]
    """Records by table."""
    known: int
    """Records that were here already."""


def leaving(path: Path) -> Iterator[bytes]:
    """The history at `path` line by line; where there is none yet, an empty one, and none is made.

    It is written to while this is read: what comes then is left out.
    """
    if not has_content(path):
        yield from written("", ())
        return
    with explained(path):
        with closing(connect(path, "ro")) as connection:
            version = examine(connection, path)
        if version != NEWEST:
            Store(path).close()  # which takes the missing steps
        with closing(connect(path, "ro")) as connection:
            connection.execute("BEGIN")
            (who,) = connection.execute("SELECT who FROM learner").fetchone()
            yield from written(who, _legible(_records(connection)))


def merge(path: Path, arriving: Iterable[Start | Record]) -> Merged:
    """Add the records that are not there yet to the history at `path`: all of them, or none where
    something goes wrong, be it that `arriving` raises.

    The same moment and the same content is the same record. A history without records takes over
    who the learner is, and with that the variants. What arrives is laid aside first, so that others
    wait for the history only while it is written.
    """
    Store(path).close()  # makes the file, or brings it to the newest form
    with explained(path), closing(connect(path, "rwc")) as connection:
        connection.execute("PRAGMA synchronous = FULL")
        with _transaction(connection, "DEFERRED"):
            who, laid_aside = _lay_aside(connection, arriving)
        with _transaction(connection, "IMMEDIATE"):
            if who and next(_records(connection), None) is None:
                connection.execute("UPDATE learner SET who = ?", (who,))
            new = _take_over(connection)
            if new:
                # They follow from hints and handouts too, and would not notice new ones.
                connection.execute("DELETE FROM reviews")
    return Merged(new=dict(new), known=laid_aside - new.total())


def _lay_aside(
    connection: sqlite3.Connection, arriving: Iterable[Start | Record]
) -> tuple[str, int]:
    """Into a table that vanishes with the connection: whose they are, and how many different."""
    connection.execute(
        "CREATE TEMP TABLE arriving "
        "(id INTEGER PRIMARY KEY, identity BLOB NOT NULL UNIQUE, line BLOB NOT NULL)"
    )
    who, different = "", 0
    for each in arriving:
        if isinstance(each, Start):
            who = who or each.who
        else:
            row = (_identity(each), msgspec.json.encode(each))
            statement = "INSERT OR IGNORE INTO temp.arriving (identity, line) VALUES (?, ?)"
            different += connection.execute(statement, row).rowcount
    return who, different


def _take_over(connection: sqlite3.Connection) -> Counter[str]:
    """What was laid aside and is new; how many records of each table."""
    for known in _records(connection):
        connection.execute("DELETE FROM temp.arriving WHERE identity = ?", (_identity(known),))
    new: Counter[str] = Counter()
    for (line,) in connection.execute("SELECT line FROM temp.arriving ORDER BY id"):
        record = RECORD.decode(line)
        table, row = TABLES[type(record)], _row(record)
        marks = ", ".join("?" for _ in row)
        statement = f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})"  # noqa: S608
        connection.execute(statement, tuple(row.values()))
        new[table] += 1
    return new


def _records(connection: sqlite3.Connection) -> Iterator[Record]:
    """Table by table, each in the order of recording."""
    for table, form in FORMS.items():
        names = form.__struct_fields__
        for row in connection.execute(f"SELECT {', '.join(names)} FROM {table} ORDER BY id"):  # noqa: S608
            fields = dict(zip(names, row, strict=True))
            for name in fields.keys() & {"gave_up", "solution_seen"}:
                fields[name] = bool(fields[name])
            if "verdict" in fields:
                fields["verdict"] = msgspec.Raw(fields["verdict"])
            yield form(**fields)


def _legible(records: Iterable[Record]) -> Iterator[Record]:
    """A damaged verdict is said here, not on the other machine."""
    for record in records:
        if isinstance(record, AttemptLine):
            verdict_of(record)
        yield record


def _row(record: Record) -> dict[str, object]:
    row: dict[str, object] = msgspec.structs.asdict(record)
    if isinstance(record, AttemptLine):
        verdict = verdict_of(record)
        row |= {
            "verdict": bytes(record.verdict),
            "variant": verdict.variant,
            "pack": verdict.pack,
            "pack_name": verdict.pack_name,
            "pack_version": verdict.pack_version,
        }
    return row


def _identity(record: Record) -> bytes:
    """The same for the same content, however its JSON is written."""
    content: dict[str, object] = msgspec.structs.asdict(record)
    if isinstance(record, AttemptLine):
        content["verdict"] = verdict_of(record)
    text = msgspec.json.encode((TABLES[type(record)], content))
    return blake2b(text, digest_size=16).digest()


@contextmanager
def _transaction(connection: sqlite3.Connection, kind: str) -> Iterator[None]:
    connection.execute(f"BEGIN {kind}")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
