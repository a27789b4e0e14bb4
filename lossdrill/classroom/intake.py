"""What was handed in: from a folder of files, however it came about, to submissions by student. Who
and which attempt is told by names, which exercise by names or content; nothing is run or unpacked.
"""

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from lossdrill.answers import Answers
from lossdrill.classroom.files import File, files_below, spelt
from lossdrill.classroom.model import Student, Submission, Unreadable
from lossdrill.classroom.platforms import Download, download_of
from lossdrill.classroom.register import Register, student_of
from lossdrill.errors import UsageError
from lossdrill.pack import Pack
from lossdrill.submission import read_source

_ATTEMPT = re.compile(r"(?:attempt|submission|try|version|v|round)?[ _#-]*(\d{1,4})", re.IGNORECASE)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:[ T_-]\d\d[-.:_]?\d\d(?:[-.:_]?\d\d)?)?")


class _Handed(NamedTuple):
    """A file of a student. As a tuple it sorts by student, then in the order of time: what names
    say of it counts more than the times of files, which unpacking may lose.
    """

    student: str
    folder: int
    """Of `attempt-2/`, or of a date."""
    attachment: int
    again: int
    """Of `huber_gradient-2.py`."""
    modified: float
    path: str
    exercise: str | None
    """As the name says."""
    time: float | None


class _Owner(NamedTuple):
    """Whose a file is, and what told."""

    student: str
    part: int
    """Which part of the path."""
    download: Download | None


class _Nobody(Exception):
    """Nothing tells whose a file is."""

    def __init__(self, message: str, claimed: str | None = None) -> None:
        super().__init__(message)
        self.claimed = claimed


def collect(
    folder: Path, pack: Pack, roster: Sequence[Student] | None
) -> Iterator[Submission | Unreadable]:
    """All that was handed in, student by student, attempts in the order of time; then what could
    not be attributed. One source at a time is in memory, and the names of all files.
    """
    files = list(files_below(folder))
    reader = _Reader(pack, roster, files)
    handed: list[_Handed] = []
    strays: list[Unreadable] = []
    for file in files:
        found = reader.look_at(file)
        if isinstance(found, _Handed):
            handed.append(found)
        else:
            strays.append(found)
    del files
    handed.sort()
    for _, theirs in groupby(handed, key=attrgetter("student")):
        attempts = Counter[str]()
        for one in theirs:
            yield from reader.read(folder, one, attempts)
    yield from strays


class _Reader:
    """Knows the pack's exercises, the roster, and at which level of the folder students begin."""

    def __init__(self, pack: Pack, roster: Sequence[Student] | None, files: Sequence[File]) -> None:
        self._answers = Answers(pack)
        self._topics = frozenset(pack.topics)
        self._register = None if roster is None else Register(roster)
        self._level = self._level_of(files)

    def look_at(self, file: File) -> _Handed | Unreadable:
        """What is known of a file without opening it."""
        *folders, name = file.parts
        try:
            owner = self._owner(file.parts)
        except _Nobody as nobody:
            message = file.trouble or str(nobody)
            return Unreadable(file=file.name, message=message, student=nobody.claimed)
        download = owner.download
        exercise, again = self._answers.named(_stem((download and download.given) or name))
        above = (self._answers.named(folder)[0] for folder in reversed(folders))
        exercise = exercise or next(filter(None, above), None)
        if file.trouble:
            return Unreadable(
                file=file.name, message=file.trouble, student=owner.student, exercise=exercise
            )
        others = [folder for number, folder in enumerate(folders) if number != owner.part]
        return _Handed(
            student=owner.student,
            folder=max(map(_number, others), default=0),
            attachment=download.attachment if download else 0,
            again=again,
            modified=file.modified,
            path=file.path,
            exercise=exercise,
            time=None if download else file.modified,
        )

    def read(
        self, folder: Path, handed: _Handed, attempts: Counter[str]
    ) -> Iterator[Submission | Unreadable]:
        """The answers in a file; `attempts` counts them by exercise."""
        name = spelt(handed.path)
        try:
            source = read_source(folder / handed.path, "The file")
            sources = self._answers.sources(source, handed.exercise)
            message = (
                "Which exercise it answers cannot be told: name it after one, as "
                "huber_gradient.py, or keep the first line of what was handed out."
            )
        except UsageError as error:
            sources, message = {}, str(error)
        if not sources:
            yield Unreadable(
                file=name, message=message, student=handed.student, exercise=handed.exercise
            )
        for exercise, part in sources.items():
            attempts[exercise] += 1
            yield Submission(
                student=handed.student,
                exercise=exercise,
                source=part,
                file=name,
                attempt=attempts[exercise],
                time=handed.time,
            )

    def _owner(self, parts: tuple[str, ...]) -> _Owner:
        """Raises `_Nobody`. Only the part of a path at the level of students is asked: those below
        it were named by students, who could name others.
        """
        telling = self._telling(parts)
        place = telling[min(self._level, len(telling) - 1)]
        part, last = parts[place], place == len(parts) - 1
        download = download_of(part, folder=not last)
        stem = _stem(part) if last else part
        if not download and (not stem or (last and self._answers.named(stem)[0])):
            raise _Nobody("Whose it is cannot be told; put it into a folder with the student's id.")
        claimed = student_of(download.student if download else stem)
        if self._register is None:
            return _Owner(claimed, place, download)
        student = self._rostered(part, last=last)
        if student is None:
            raise _Nobody(
                f"{_shown(claimed)} is not on the roster, or not alone by this name; "
                "mend the roster, or rename what was handed in to the student's id.",
                claimed,
            )
        return _Owner(student.id, place, download)

    def _rostered(self, part: str, *, last: bool) -> Student | None:
        if self._register is None:
            return None
        if download := download_of(part, folder=not last):
            return self._register.downloaded(download)
        return self._register.named(_stem(part) if last else part)

    def _telling(self, parts: tuple[str, ...]) -> list[int]:
        """The places in a path that may name a student: not the folders of exercises and topics."""
        folders = parts[:-1]
        names = [one in self._topics or self._answers.named(one)[0] is not None for one in folders]
        return [place for place, name in enumerate([*names, False]) if not name]

    def _level_of(self, files: Iterable[File]) -> int:
        """How many folders stand above those of students: the least at which a name is rostered."""
        least: int | None = None
        for file in files if self._register else ():
            parts = file.parts
            for level, place in enumerate(self._telling(parts)[:least]):
                if self._rostered(parts[place], last=place == len(parts) - 1):
                    least = level
                    break
            if least == 0:
                break
        return least or 0


def _stem(name: str) -> str:
    return os.path.splitext(name)[0]  # noqa: PTH122 - a name, not a path


def _number(folder: str) -> int:
    """Which attempt a folder says it is; dates come after all numbers, in their order."""
    if found := _ATTEMPT.fullmatch(folder):
        return int(found[1])
    if _MOMENT.fullmatch(folder):
        return int(re.sub(r"\D", "", folder).ljust(14, "0"))
    return 0


def _shown(name: str) -> str:
    plain = "".join(one if one.isprintable() else "?" for one in name)
    return f"{plain[:60]}…" if len(plain) > 60 else plain
