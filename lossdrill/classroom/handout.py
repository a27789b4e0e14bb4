"""What each student gets: stubs in the student's own variants, with the tasks. Nothing that stands
already is overwritten, and nothing is written but in the students' folders.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TypeAlias

import msgspec

from lossdrill.classroom.model import Student
from lossdrill.classroom.register import folder_name
from lossdrill.errors import UsageError
from lossdrill.judging.handout import stub_for
from lossdrill.judging.variant import variant_of
from lossdrill.model import Exercise
from lossdrill.notebooks import need_nbformat, notebook_of
from lossdrill.pack import Pack

NOTEBOOK = "answers.ipynb"

_Files: TypeAlias = Iterator[tuple[str, str]]
"""Name and content."""


class HandedOut(msgspec.Struct, frozen=True):
    """How many files were written, and how many were there and were left as they are."""

    written: int
    kept: int


class Handout:
    """The exercises that a class gets, in the variants that `class grade` derives again from the
    same salt.
    """

    def __init__(
        self, pack: Pack, exercises: Sequence[Exercise], salt: str, *, notebook: bool
    ) -> None:
        self._exercises = exercises
        self._salt = salt
        self._files = self._notebook if notebook else self._stubs
        self._prompt = cache(lambda exercise_id: pack.prompt(pack.exercise(exercise_id)))
        self._stub = cache(
            lambda exercise_id, variant: stub_for(pack, pack.exercise(exercise_id), variant)
        )
        if notebook:
            need_nbformat()

    def write(
        self, folder: Path, students: Sequence[Student], on_student: Callable[[int, int], None]
    ) -> HandedOut:
        """A folder for each student. Raises `UsageError` where one cannot be written."""
        _refuse_twins(students)
        written = kept = 0
        for number, student in enumerate(students, start=1):
            place = folder / folder_name(student.id)
            try:
                _make(place)
                for name, content in self._files(student):
                    new = _write(place / name, content)
                    written += new
                    kept += not new
            except OSError as error:
                raise UsageError(
                    f"{place} cannot be written: {error.strerror}. What was written is kept: "
                    "mend it and type the same command again."
                ) from error
            on_student(number, len(students))
        return HandedOut(written, kept)

    def _stubs(self, student: Student) -> _Files:
        for exercise in self._exercises:
            yield exercise.file_name, self._stub_of(exercise, student)
            yield f"{exercise.file_name.removesuffix('.py')}.md", self._prompt(exercise.id)

    def _notebook(self, student: Student) -> _Files:
        exercises = (
            (exercise.id, self._prompt(exercise.id), self._stub_of(exercise, student))
            for exercise in self._exercises
        )
        yield NOTEBOOK, notebook_of(exercises)

    def _stub_of(self, exercise: Exercise, student: Student) -> str:
        return self._stub(exercise.id, variant_of(exercise.id, student.id, self._salt))


def _refuse_twins(students: Sequence[Student]) -> None:
    """Some systems do not tell upper case from lower case."""
    seen: dict[str, str] = {}
    for student in students:
        other = seen.setdefault(folder_name(student.id).casefold(), student.id)
        if other != student.id:
            raise UsageError(
                f"The ids {other} and {student.id} differ in case alone, and so would the folders, "
                "which some systems take for one; change one of them in the roster."
            )


def _make(place: Path) -> None:
    if place.is_symlink():
        raise UsageError(f"{place} is a link; remove it, so that nothing is written elsewhere.")
    place.mkdir(parents=True, exist_ok=True)


def _write(path: Path, content: str) -> bool:
    """Whether it was written: not where anything stands already."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(content)
    except FileExistsError:
        return False
    return True
