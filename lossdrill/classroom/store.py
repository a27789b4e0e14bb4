"""A class's results, read: what its last finished run found. `recorder` writes them.

The file holds the sources too, so that nobody who looks at results needs the folder.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec

from lossdrill.classroom.model import Graded, Run, Unreadable
from lossdrill.classroom.provenance import signed_by
from lossdrill.classroom.results_file import connect, explained
from lossdrill.errors import StoreError
from lossdrill.model import Counterexample, Diagnosis, Reason, Status, Verdict


class _Brief(msgspec.Struct, frozen=True):
    """A part of a verdict: the rest is skipped, not decoded."""

    status: Status
    score: float
    variant: int
    reason: Reason | None = None
    diagnoses: tuple[Diagnosis, ...] = ()
    counterexample: Counterexample | None = None


class ResultStore:
    """The results in a file, open for reading. A context manager."""

    @classmethod
    def open(cls, path: Path) -> Self:
        """Raises `StoreError` when there is nothing to read, or nothing finished."""
        if not path.is_file():
            raise StoreError(
                f"There is no file {path}. Make it with: lossdrill class grade FOLDER --out {path}"
            )
        with explained(path):
            connection = connect(path, writing=False)
            try:
                return cls(path, connection)
            except BaseException:
                connection.close()
                raise

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        row = connection.execute(
            "SELECT id, content FROM runs WHERE finished ORDER BY id DESC LIMIT 1"
        ).fetchone()
        if row is None:
            raise StoreError(
                f"Grading into {path} was interrupted. Finish it with the same command of "
                "lossdrill class grade; what was graded is kept."
            )
        self._id: int = row[0]
        self.run = msgspec.json.decode(row[1], type=Run)
        """What the class was graded with."""

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
        self._connection.close()

    def graded(self, student: str | None = None, exercise: str | None = None) -> Iterator[Graded]:
        """The submissions of all, or of one, by student, exercise and attempt."""
        rows = self._rows(
            """
            SELECT student, submissions.exercise, file, attempt, time, key, verdict
            FROM submissions JOIN answers ON answers.id = answer
            WHERE run = :run
            AND (:student IS NULL OR student = :student)
            AND (:exercise IS NULL OR submissions.exercise = :exercise)
            ORDER BY student, submissions.exercise, attempt, file
            """,
            {"student": student, "exercise": exercise},
        )
        decode, signed = msgspec.json.Decoder(Verdict).decode, signed_by(self.run)
        for who, what, file, attempt, time, key, verdict in rows:
            yield Graded(
                student=who,
                exercise=what,
                file=file,
                attempt=attempt,
                time=time,
                key=key.hex(),
                verdict=signed(decode(verdict)),
            )

    def with_sources(self) -> Iterator[tuple[Graded, str]]:
        """Everything with its source, in the order of `graded`; for who reads a whole class. Of
        each verdict only what says how it came out: no checks, curve, formulas or printed text.
        """
        rows = self._rows(
            """
            SELECT student, submissions.exercise, file, attempt, time, key, verdict, source
            FROM submissions JOIN answers ON answers.id = answer
            WHERE run = :run
            ORDER BY student, submissions.exercise, attempt, file
            """,
            {},
        )
        decode, signed = msgspec.json.Decoder(_Brief).decode, signed_by(self.run)
        for who, what, file, attempt, time, key, content, source in rows:
            brief = decode(content)
            verdict = Verdict(
                exercise=what,
                status=brief.status,
                score=brief.score,
                variant=brief.variant,
                reason=brief.reason,
                diagnoses=brief.diagnoses,
                counterexample=brief.counterexample,
            )
            graded = Graded(
                student=who,
                exercise=what,
                file=file,
                attempt=attempt,
                time=time,
                key=key.hex(),
                verdict=signed(verdict),
            )
            yield graded, source

    def unreadable(self) -> tuple[Unreadable, ...]:
        """The files that gave no submission, in the order in which they were met."""
        rows = self._rows(
            "SELECT file, message, student, exercise FROM unreadable WHERE run = :run ORDER BY id",
            {},
        )
        return tuple(
            Unreadable(file=file, message=message, student=student, exercise=exercise)
            for file, message, student, exercise in rows
        )

    def sources(self, exercise: str) -> Iterator[tuple[str, str]]:
        """Key and source of everything handed in to an exercise, each content once."""
        rows = self._rows(
            """
            SELECT key, source FROM answers WHERE exercise = :exercise
            AND EXISTS (SELECT 1 FROM submissions WHERE answer = answers.id AND run = :run)
            ORDER BY key
            """,
            {"exercise": exercise},
        )
        yield from ((key.hex(), source) for key, source in rows)

    def source(self, key: str) -> str:
        """The file behind `Graded.key`."""
        rows = self._rows(
            "SELECT source FROM answers WHERE key = :key", {"key": bytes.fromhex(key)}
        )
        ((source,),) = rows
        return str(source)

    def _rows(self, query: str, values: dict[str, object]) -> Iterator[tuple[Any, ...]]:
        with explained(self.path):
            yield from self._connection.execute(query, {"run": self._id, **values})
