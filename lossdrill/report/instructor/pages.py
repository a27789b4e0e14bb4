"""Views into templates: one function for each kind of page. Text comes out; nothing is written."""

import base64
import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from jinja2 import Environment
from markupsafe import Markup

from lossdrill import __version__
from lossdrill.classroom.model import Run
from lossdrill.classroom.similarity import FEWEST_ANSWERS
from lossdrill.classroom.statistics.scores import Omitted
from lossdrill.report import words
from lossdrill.report.code import message
from lossdrill.report.environment import environment
from lossdrill.report.instructor import pictures
from lossdrill.report.instructor.items import About, Analysis, Item, Mistake, exercise_page
from lossdrill.report.instructor.numbers import score, two, whole
from lossdrill.report.instructor.overview import Overview, Standing
from lossdrill.report.instructor.people import Person
from lossdrill.report.instructor.rows import Row, Table
from lossdrill.report.instructor.similar import Group
from lossdrill.report.instructor.student import StudentView, state_of
from lossdrill.report.instructor.tally import STATES, Tally

ON_A_PAGE = 500
"""Students in one table; longer lists are split."""
COLUMNS = 12
"""Exercises in one part of the matrix."""

_OMITTED_TOLD: dict[Omitted, str] = {
    "zero": "What is missing or could not be run counts 0.",
    "left-out": "What is missing or could not be run is left out.",
}


class Part(NamedTuple):
    """A page of a list that is split."""

    file: str
    name: str
    rows: range


class Matrix(NamedTuple):
    """Students by mistake and exercise: some columns of it."""

    exercises: tuple[int, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True)
class Pages:
    """The pages of one class."""

    run: Run
    about: Sequence[About]
    persons: Sequence[Person]
    omitted: Omitted
    private: bool
    """Whether students go by pseudonyms."""

    @cached_property
    def order(self) -> Sequence[int]:
        """The students as lists show them: as the roster does, or, to tell less, by pseudonym."""
        if not self.private:
            return range(len(self.persons))
        return sorted(range(len(self.persons)), key=lambda number: self.persons[number].label)

    def index(self, analysis: Analysis, overview: Overview) -> str:
        return self._page(
            "index.html",
            "index.html",
            analysis=analysis,
            overview=overview,
            histogram_picture=pictures.histogram_picture(overview.bins),
        )

    def students(self, everybody: Sequence[Standing]) -> Iterator[tuple[str, str]]:
        """Files and texts of the list of all students."""
        parts = _parts(len(self.persons), lambda part: f"students{_suffix(part)}.html")
        for part in parts:
            page = self._page(
                "students.html",
                "students.html",
                rows=[everybody[self.order[place]] for place in part.rows],
                with_sections=any(person.section for person in self.persons),
                pages=parts,
                file=part.file,
                part=part.name,
            )
            yield part.file, page

    def student(self, person: Person, standing: Standing, view: StudentView) -> str:
        return self._page(
            "student.html",
            "",
            person=person,
            standing=standing,
            lines=self._table.of_student(view.lines),
            answers=view.answers,
            unread=view.unread,
        )

    def exercise(self, item: Item, tally: Tally) -> Iterator[tuple[str, str]]:
        """Files and texts of an exercise's page, and of those that its students fill."""
        parts = _parts(len(self.persons), lambda part: exercise_page(item.number, part))
        for part in parts:
            page = self._page(
                "exercise.html",
                "",
                item=item,
                first=part is parts[0],
                picture=pictures.fifths_picture(item.fifths),
                rows=self._table.at_exercise(self._rows(item.number, tally, part.rows)),
                pages=parts,
                file=part.file,
                part=part.name,
            )
            yield part.file, page

    def mistakes(self, analysis: Analysis) -> str:
        return self._page(
            "mistakes.html",
            "mistakes.html",
            analysis=analysis,
            matrices=matrices(analysis.mistakes),
        )

    def similar(
        self,
        analysis: Analysis,
        groups: Sequence[Group] | None,
        number: int,
        pairs: Sequence[tuple[Group, Sequence[tuple[int, str]]]],
        *,
        asked: bool,
    ) -> str:
        """`groups` are those that are shown of `number`, None where nobody looked for any, or too
        few answers can be compared although it was `asked`; `pairs` are the first of them with the
        code of each student.
        """
        return self._page(
            "similar.html",
            "similar.html",
            items=analysis.items,
            groups=groups,
            groups_number=number,
            pairs=pairs,
            asked=asked,
            fewest=FEWEST_ANSWERS,
        )

    def _rows(self, column: int, tally: Tally, places: range) -> Iterator[Row]:
        numbers = [self.order[place] for place in places]
        tables = (
            *(tally.state, tally.counted, tally.first, tally.attempts),
            *(tally.late, tally.outcome),
        )
        values = zip(*(table[numbers, column].tolist() for table in tables), strict=True)
        for number, (state, counted, first, attempts, late, outcome) in zip(
            numbers, values, strict=True
        ):
            yield Row(
                student=number,
                state=state_of(STATES[state], counted),
                score=counted,
                first=first,
                attempts=attempts,
                late=late,
                outcome=tally.outcomes[outcome] if outcome >= 0 else "",
            )

    def _page(self, template: str, here: str, **values: Any) -> str:
        found = self._environment.get_template(f"instructor/{template}")
        return found.render(here=here, **values)

    @cached_property
    def _table(self) -> Table:
        return Table(self.persons, self.about)

    @cached_property
    def _environment(self) -> Environment:
        found = environment(message=message, two=two, score=score, whole=whole)
        script = found.get_template("instructor/tables.js").render()
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        found.globals |= {
            "words": words,
            "version": __version__,
            "run": self.run,
            "persons": self.persons,
            "private": self.private,
            "policy": bool(self.run.config),
            "omitted_told": _OMITTED_TOLD[self.omitted],
            "script": Markup(script),  # noqa: S704 - ours
            "script_hash": f"sha256-{digest}",
        }
        return found


def matrices(mistakes: Sequence[Mistake]) -> tuple[Matrix, ...]:
    """The mistakes that were made at several exercises, the most frequent first, by exercise, a few
    columns at a time.
    """
    cells = {(each.id, each.exercise): each.made for each in mistakes}
    where: dict[str, set[int]] = {}
    for name, exercise in cells:
        where.setdefault(name, set()).add(exercise)
    shared = sorted(
        (name for name, exercises in where.items() if len(exercises) > 1),
        key=lambda name: (-sum(cells[name, exercise] for exercise in where[name]), name),
    )
    columns = sorted({exercise for name in shared for exercise in where[name]})
    found = []
    for begin in range(0, len(columns), COLUMNS):
        part = tuple(columns[begin : begin + COLUMNS])
        rows = ((name, tuple(cells.get((name, column), 0) for column in part)) for name in shared)
        found.append(Matrix(part, tuple(row for row in rows if any(row[1]))))
    return tuple(found)


def _parts(number: int, file: Callable[[int], str]) -> list[Part]:
    begins = range(0, max(number, 1), ON_A_PAGE)
    rows = [range(begin, min(begin + ON_A_PAGE, number)) for begin in begins]
    return [
        Part(file(part), f"{span.start + 1} to {span.stop}", span)
        for part, span in enumerate(rows, start=1)
    ]


def _suffix(part: int) -> str:
    return f"-{part}" if part > 1 else ""
