"""A class's results, written: what was handed in is taken in, then each content gets its verdict.

Every method is a transaction. Killed at any moment, the file holds all verdicts that were recorded,
and the next run of the same class goes on from there.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from lossdrill.classroom.model import Run, Student, Submission, Unreadable
from lossdrill.classroom.results_file import connect, explained, transaction
from lossdrill.model import Reason, Status

_WAITING = """verdict IS NULL
    AND EXISTS (SELECT 1 FROM submissions WHERE answer = answers.id AND run = :run)"""


class Job(msgspec.Struct, frozen=True, array_like=True):
    """A content that waits for its verdict."""

    id: int
    exercise: str
    variant: int
    source: str


class TakenIn(msgspec.Struct, frozen=True):
    """A submission with what `Keys` says of it."""

    submission: Submission
    key: bytes
    variant: int


class Outcome(msgspec.Struct, frozen=True):
    """What is looked for in a verdict without reading all of it."""

    status: Status
    score: float
    reason: Reason | None = None


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """A submission whose verdict is another one than in the run before."""

    student: str
    exercise: str
    attempt: int
    before: Outcome
    after: Outcome


class Count(msgspec.Struct, frozen=True):
    """How many submissions came to one end."""

    status: Status
    reason: Reason | None
    submissions: int


class Recorder:
    """A run that is being recorded; nobody else can use the file meanwhile. A context manager."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with explained(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = connect(path, writing=True)
            self._outcome = msgspec.json.Decoder(Outcome).decode
            with transaction(self._connection):
                self._clear("SELECT id FROM runs WHERE NOT finished")
                # A fault is ours or the pack's: it may be gone by now.
                self._connection.execute("UPDATE answers SET verdict = NULL WHERE status = 'fault'")
                cursor = self._connection.execute("INSERT INTO runs DEFAULT VALUES")
                self._id = cursor.lastrowid or 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        with explained(self.path):
            self._connection.close()

    def last_run(self) -> Run | None:
        """What the results that are there were graded with."""
        query = "SELECT content FROM runs WHERE finished ORDER BY id DESC LIMIT 1"
        with explained(self.path):
            row = self._connection.execute(query).fetchone()
        return None if row is None else msgspec.json.decode(row[0], type=Run)

    def take_in(self, found: Sequence[TakenIn | Unreadable]) -> None:
        """Keep what was handed in; a content that is known already keeps its verdict."""
        with explained(self.path), transaction(self._connection):
            for one in found:
                if isinstance(one, Unreadable):
                    self._take_unreadable(one)
                else:
                    self._take(one)

    def waiting(self) -> int:
        """How many contents of this run have no verdict yet."""
        query = f"SELECT count(*) FROM answers WHERE {_WAITING}"  # noqa: S608 - a condition of ours
        with explained(self.path):
            return int(self._connection.execute(query, {"run": self._id}).fetchone()[0])

    def known(self) -> int:
        """How many contents of this run have their verdict from before."""
        query = "SELECT count(DISTINCT answer) FROM submissions WHERE run = :run"
        with explained(self.path):
            every = int(self._connection.execute(query, {"run": self._id}).fetchone()[0])
        return every - self.waiting()

    def jobs(self, after: Job | None, limit: int) -> list[Job]:
        """The next of them after this one, at most so many: exercise by exercise, as judges
        remember what they worked out for the submission before.
        """
        query = f"""
            SELECT id, exercise, variant, source FROM answers
            WHERE {_WAITING} AND (exercise, id) > (:exercise, :id)
            ORDER BY exercise, id LIMIT :limit
        """  # noqa: S608 - a condition of ours
        exercise, id_ = (after.exercise, after.id) if after else ("", 0)
        values = {"run": self._id, "exercise": exercise, "id": id_, "limit": limit}
        with explained(self.path):
            return [Job(*row) for row in self._connection.execute(query, values)]

    def record(self, verdicts: Iterable[tuple[int, bytes]]) -> None:
        """Keep verdicts, as JSON, by the id of their job."""
        rows = []
        for answer, verdict in verdicts:
            found = self._outcome(verdict)
            rows.append((found.status, found.reason, found.score, verdict, answer))
        with explained(self.path), transaction(self._connection):
            self._connection.executemany(
                "UPDATE answers SET status = ?, reason = ?, score = ?, verdict = ? WHERE id = ?",
                rows,
            )

    def counts(self) -> tuple[Count, ...]:
        """The submissions of this run by what became of them."""
        query = """
            SELECT status, reason, count(*) FROM submissions JOIN answers ON answers.id = answer
            WHERE run = :run GROUP BY status, reason ORDER BY count(*) DESC, status, reason
        """
        with explained(self.path):
            rows = self._connection.execute(query, {"run": self._id})
            return tuple(Count(*row) for row in rows)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Student and exercise of all that was handed in, each pair once, sorted."""
        query = "SELECT DISTINCT student, exercise FROM submissions WHERE run = :run ORDER BY 1, 2"
        with explained(self.path):
            yield from self._connection.execute(query, {"run": self._id})

    def unreadable(self) -> tuple[Unreadable, ...]:
        """The files that gave no submission."""
        query = "SELECT file, message, student, exercise FROM unreadable WHERE run = ? ORDER BY id"
        names = ("file", "message", "student", "exercise")
        with explained(self.path):
            rows = self._connection.execute(query, (self._id,))
            return tuple(Unreadable(**dict(zip(names, row, strict=True))) for row in rows)

    def students(self) -> tuple[Student, ...]:
        """All who handed in something, readable or not, sorted by id."""
        query = """
            SELECT student FROM submissions WHERE run = :run UNION
            SELECT student FROM unreadable WHERE run = :run AND student IS NOT NULL ORDER BY 1
        """
        with explained(self.path):
            rows = self._connection.execute(query, {"run": self._id})
            return tuple(Student(id=student) for (student,) in rows)

    def differences(self) -> Iterator[Difference]:
        """Where status or score is another one than in the last finished run."""
        query = """
            SELECT now.student, now.exercise, now.attempt,
                old.status, old.score, old.reason, new.status, new.score, new.reason
            FROM submissions AS now JOIN submissions AS then_
                ON then_.run = (SELECT max(id) FROM runs WHERE finished AND id < :run)
                AND (then_.student, then_.exercise, then_.attempt, then_.file)
                    = (now.student, now.exercise, now.attempt, now.file)
            JOIN answers AS new ON new.id = now.answer
            JOIN answers AS old ON old.id = then_.answer
            WHERE now.run = :run AND now.answer <> then_.answer
                AND (old.status, old.score) IS NOT (new.status, new.score)
            ORDER BY now.student, now.exercise, now.attempt
        """
        with explained(self.path):
            for row in self._connection.execute(query, {"run": self._id}):
                student, exercise, attempt, *outcomes = row
                yield Difference(
                    student=student,
                    exercise=exercise,
                    attempt=attempt,
                    before=Outcome(*outcomes[:3]),
                    after=Outcome(*outcomes[3:]),
                )

    def finish(self, run: Run) -> None:
        """From now on these are the results; those of the run before are let go."""
        with explained(self.path), transaction(self._connection):
            self._connection.execute(
                "UPDATE runs SET finished = 1, content = ? WHERE id = ?",
                (msgspec.json.encode(run), self._id),
            )
            self._clear("SELECT id FROM runs WHERE id < (SELECT max(id) FROM runs)")
            self._connection.execute(
                "DELETE FROM answers WHERE id NOT IN (SELECT answer FROM submissions)"
            )

    def _take(self, one: TakenIn) -> None:
        handed_in = one.submission
        content = (one.key, handed_in.exercise, one.variant, handed_in.source)
        self._connection.execute(
            "INSERT OR IGNORE INTO answers (key, exercise, variant, source) VALUES (?, ?, ?, ?)",
            content,
        )
        self._connection.execute(
            """
            INSERT INTO submissions (run, student, exercise, attempt, file, time, answer)
            SELECT ?, ?, ?, ?, ?, ?, id FROM answers WHERE key = ?
            """,
            (
                self._id,
                handed_in.student,
                handed_in.exercise,
                handed_in.attempt,
                handed_in.file,
                handed_in.time,
                one.key,
            ),
        )

    def _take_unreadable(self, one: Unreadable) -> None:
        self._connection.execute(
            "INSERT INTO unreadable (run, file, message, student, exercise) VALUES (?, ?, ?, ?, ?)",
            (self._id, one.file, one.message, one.student, one.exercise),
        )

    def _clear(self, runs: str) -> None:
        for table, column in (("submissions", "run"), ("unreadable", "run"), ("runs", "id")):
            self._connection.execute(f"DELETE FROM {table} WHERE {column} IN ({runs})")  # noqa: S608
