"""The history on disk: one SQLite file, written append-only. Which files are refused is in
`store_file`, the tables in `migrations`.

What a method returned from is on the disk: every record is one transaction, synchronised before the
method returns.
"""

import sqlite3
from contextlib import closing
from operator import attrgetter
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

import msgspec

from lossdrill.model import Attempt, Verdict
from lossdrill.practice.history import Handout, HintSeen, History, SolutionOpened
from lossdrill.practice.migrations import NEWEST, migrate
from lossdrill.practice.reviews import Review
from lossdrill.practice.store_file import connect, examine, explained, has_content, write_ahead

Row = TypeVar("Row", bound=msgspec.Struct)

FILE_NAME = "history.sqlite"


class Store:
    """An open history, made if it is not there. A context manager."""

    def __init__(self, path: Path, *, examined: bool = False) -> None:
        """`examined`: it was found sound, and nobody has written to the file since then; to look
        through all of it takes the longer the more there is.
        """
        self.path = path
        with explained(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            if has_content(path) and not examined:
                with closing(connect(path, "ro")) as looking:
                    examine(looking, path)
            self._connection = connect(path, "rwc")
        try:
            with explained(path):
                write_ahead(self._connection)
                # FULL makes each commit wait for the disk; the usual NORMAL of WAL would not.
                self._connection.execute("PRAGMA synchronous = FULL")
                migrate(self._connection)
        except BaseException:
            self._connection.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        with explained(self.path):
            self._connection.close()

    def history(self, *, attempts: bool = True) -> History:
        with explained(self.path):
            return _read(self._connection, attempts=attempts)

    def record_attempt(self, attempt: Attempt) -> int:
        """Keep one graded submission. What is our fault, or the author's, is not an attempt."""
        if attempt.verdict.status == "fault":
            raise ValueError("a fault is never stored as a learner's attempt")
        row = msgspec.structs.asdict(attempt) | {
            "verdict": msgspec.json.encode(attempt.verdict),
            "variant": attempt.verdict.variant,
            "pack": attempt.verdict.pack,
            "pack_name": attempt.verdict.pack_name,
            "pack_version": attempt.verdict.pack_version,
        }
        return self._insert("attempts", row)

    def record_handout(self, handout: Handout) -> int:
        return self._insert("handouts", msgspec.structs.asdict(handout))

    def record_hint(self, hint: HintSeen) -> int:
        return self._insert("hints", msgspec.structs.asdict(hint))

    def record_solution(self, opened: SolutionOpened) -> int:
        return self._insert("solutions", msgspec.structs.asdict(opened))

    def reviews(self) -> tuple[tuple[int, Review], ...]:
        """What was worked out of reviews, each after how many events; it may be out of date."""
        query = "SELECT events, exercise, last, due FROM reviews"
        with explained(self.path):
            rows = self._connection.execute(query).fetchall()
        return tuple(
            (events, Review(exercise=exercise, last=last, due=due))
            for events, exercise, last, due in rows
        )

    def keep_review(self, found: Review, events: int) -> None:
        """In the place of what was known of this exercise."""
        row = (found.exercise, events, found.last, found.due)
        with explained(self.path):
            self._connection.execute("INSERT OR REPLACE INTO reviews VALUES (?, ?, ?, ?)", row)

    def _insert(self, table: str, row: dict[str, object]) -> int:
        """Add one row in a transaction of its own; its id, once it is on the disk."""
        # Names come from our own types; every value is bound.
        marks = ", ".join("?" for _ in row)
        statement = f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})"  # noqa: S608
        with explained(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                cursor = self._connection.execute(statement, tuple(row.values()))
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
        return int(cursor.lastrowid or 0)


def read_history(path: Path, *, attempts: bool = True) -> History:
    """The history at `path`, read without writing; empty when there is none yet.

    Without attempts it is as quick after two thousand of them as after two.
    """
    with explained(path):
        if not has_content(path):
            return History()
        with closing(connect(path, "ro")) as connection:
            if examine(connection, path) == NEWEST:
                return _read(connection, attempts=attempts)
    with Store(path) as store:  # an older form: it takes the missing steps first
        return store.history()


def _read(connection: sqlite3.Connection, *, attempts: bool = True) -> History:
    """Everything (but the attempts, if they are not wanted), as of one moment."""
    connection.execute("BEGIN")
    try:
        (who,) = connection.execute("SELECT who FROM learner").fetchone()
        return History(
            who=who,
            attempts=_rows(connection, "attempts", Attempt) if attempts else (),
            handouts=_rows(connection, "handouts", Handout),
            hints=_rows(connection, "hints", HintSeen),
            solutions=_rows(connection, "solutions", SolutionOpened),
        )
    finally:
        connection.execute("COMMIT")


def _rows(connection: sqlite3.Connection, table: str, kind: type[Row]) -> tuple[Row, ...]:
    """The rows of one table as values; a column is a field of the same name.

    By time, for what was imported was recorded later than it happened.
    """
    names = kind.__struct_fields__
    rows = []
    for row in connection.execute(f"SELECT {', '.join(names)} FROM {table} ORDER BY id"):  # noqa: S608
        fields = dict(zip(names, row, strict=True))
        if "verdict" in fields:
            fields["verdict"] = msgspec.json.decode(fields["verdict"], type=Verdict)
        rows.append(msgspec.convert(fields, kind, strict=False))
    return tuple(sorted(rows, key=attrgetter("at")))
