"""Writes the pages of a class. It is read student by student, each page is written as soon as all
is known that it says, and what remains of everybody are a few arrays.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import NamedTuple, TypeAlias

import msgspec

from lossdrill.classroom.gradebook import gradebook
from lossdrill.classroom.model import Cell, Graded, Unreadable
from lossdrill.classroom.policy import Policy
from lossdrill.classroom.similarity import FEWEST_ANSWERS, Comparison
from lossdrill.classroom.statistics.scores import Omitted
from lossdrill.classroom.store import ResultStore
from lossdrill.classroom.structure import Codes
from lossdrill.report.code import excerpt
from lossdrill.report.instructor.folder import Folder
from lossdrill.report.instructor.items import About, Analysis, analysis
from lossdrill.report.instructor.overview import Lost, Overview, overview, standings
from lossdrill.report.instructor.pages import Pages
from lossdrill.report.instructor.people import Person, people, pseudonyms
from lossdrill.report.instructor.similar import Group, groups
from lossdrill.report.instructor.student import student_view
from lossdrill.report.instructor.tally import Tally

HandedIn: TypeAlias = "list[tuple[Graded, str]]"

MOST_COMPARED = 50_000
"""Answers in a class in which similar ones are looked for without being asked."""
MOST_GROUPS, MOST_PAIRS = 200, 25
"""Groups of similar answers that are listed, and that are shown side by side."""


class Settings(NamedTuple):
    """What the instructor chose."""

    omitted: Omitted = "zero"
    pseudonymise: bool = False
    similar: bool | None = None
    """Whether to look for similar answers; None leaves it to the size of the class."""


@dataclass(frozen=True)
class Report:
    """What was written."""

    pages: int
    overview: Overview
    analysis: Analysis


def class_report(
    store: ResultStore, policy: Policy, about: Sequence[About], folder: Path, settings: Settings
) -> Report:
    """Write the pages of a class; `about` are its exercises, in order.

    Raises `UsageError` when the folder cannot be used, `StoreError` when the results cannot be.
    """
    out = Folder(folder)
    writer = _Writer(store, policy, about, settings)
    for page in writer.pages():
        out.write(*page)
    return Report(out.pages, writer.overview, writer.analysis)


class _Writer:
    """Reads once; what it has learned at the end is `analysis` and `overview`."""

    analysis: Analysis
    overview: Overview

    def __init__(
        self, store: ResultStore, policy: Policy, about: Sequence[About], settings: Settings
    ) -> None:
        run = store.run
        self._store, self._policy, self._about = store, policy, about
        self._private = settings.pseudonymise
        self._persons: Sequence[Person] = (
            pseudonyms(run.students, run.salt) if self._private else people(run.students)
        )
        self._number = {student.id: number for number, student in enumerate(run.students)}
        self._unread: dict[str, list[Unreadable]] = {}
        for one in store.unreadable():
            self._unread.setdefault(one.student or "", []).append(one)
        self._tally = Tally(len(run.students), run.exercises)
        self._omitted = settings.omitted
        self._pages = Pages(run, about, self._persons, settings.omitted, self._private)
        wanted = settings.similar
        if wanted is None:
            wanted = len(run.students) * len(run.exercises) <= MOST_COMPARED
        codes = Codes()
        self._comparisons = [Comparison(each.stub, codes) for each in about] if wanted else None
        self._keys: dict[tuple[int, int], str] = {}
        """Of what was compared, by exercise and student."""
        self._weights: Mapping[str, float] = {}
        self._strangers = 0

    def pages(self) -> Iterator[tuple[str, str]]:
        """Names and texts of all pages, each made when it is asked for."""
        for number, handed_in in self._everybody():
            cells = self._take(number, [graded for graded, _ in handed_in])
            sources = {graded.key: source for graded, source in handed_in}
            self._compare(number, cells, sources)
            here = slice(number, number + 1)
            (standing,) = standings(self._tally, self._weights, self._omitted, here)
            unread = self._unread.get(self._store.run.students[number].id, ())
            view = student_view(cells, self._about, sources, unread, private=self._private)
            person = self._persons[number]
            yield person.page, self._pages.student(person, standing, view)
        yield from self._of_the_class()

    def _everybody(self) -> Iterator[tuple[int, HandedIn]]:
        """The number of each student of the roster, and what they handed in, if anything."""
        waiting = dict.fromkeys(range(len(self._persons)))
        for student, rows in groupby(self._store.with_sources(), key=lambda row: row[0].student):
            number = self._number.get(student)
            if number is None:
                self._strangers += 1
                continue
            del waiting[number]
            yield number, list(rows)
        for number in waiting:
            yield number, []

    def _take(self, number: int, graded: Sequence[Graded]) -> Mapping[str, Cell]:
        run = self._store.run
        student = run.students[number]
        alone = msgspec.structs.replace(run, students=(student,))
        book = gradebook(alone, graded, self._unread.get(student.id, ()), self._policy)
        cells = {exercise: book.cells[student.id, exercise] for exercise in run.exercises}
        self._weights = book.weights
        self._tally.add(number, cells)
        self._tally.unread[number] = len(self._unread.get(student.id, ()))
        return cells

    def _compare(self, number: int, cells: Mapping[str, Cell], sources: Mapping[str, str]) -> None:
        if self._comparisons is None:
            return
        for column, each in enumerate(self._about):
            attempts = cells[each.id].attempts
            if each.code and attempts:
                key = attempts[-1].key
                if self._comparisons[column].add(number, sources[key]):
                    self._keys[column, number] = key

    def _of_the_class(self) -> Iterator[tuple[str, str]]:
        self.analysis = analysis(self._tally, self._about, self._omitted)
        everybody = standings(self._tally, self._weights, self._omitted)
        similar = self._similar()
        self.overview = overview(
            self._tally,
            self.analysis,
            self._persons,
            everybody,
            sorted(self._unreadable(), key=lambda lost: (lost.student, lost.file)),
            self._pages.order,
            similar=None if similar is None else len(similar),
            strangers=self._strangers,
        )
        yield "index.html", self._pages.index(self.analysis, self.overview)
        yield from self._pages.students(everybody)
        for item in self.analysis.items:
            yield from self._pages.exercise(item, self._tally)
        yield "mistakes.html", self._pages.mistakes(self.analysis)
        shown = similar[:MOST_GROUPS] if similar is not None else None
        pairs = [] if self._private else [(g, self._codes(g)) for g in (shown or ())[:MOST_PAIRS]]
        asked = self._comparisons is not None
        found = self._pages.similar(self.analysis, shown, len(similar or ()), pairs, asked=asked)
        yield "similar.html", found

    def _similar(self) -> Sequence[Group] | None:
        found = [
            comparison.similarities(partial(self._source, column))
            for column, comparison in enumerate(self._comparisons or ())
        ]
        if all(similarities.compared < FEWEST_ANSWERS for similarities in found):
            return None
        return groups(found, self._pages.order)

    def _source(self, column: int, number: int) -> str:
        return self._store.source(self._keys[column, number])

    def _codes(self, group: Group) -> list[tuple[int, str]]:
        return [
            (number, excerpt(self._source(group.exercise, number))) for number in group.students
        ]

    def _unreadable(self) -> Iterator[Lost]:
        for one in self._store.unreadable():
            number = self._number.get(one.student or "")
            person = self._persons[number] if number is not None else None
            unknown = "unknown" if self._private else one.student or "unknown"
            yield Lost(
                student=person.label if person else unknown,
                page=person.page if person else "",
                exercise=one.exercise if one.exercise in self._store.run.exercises else "",
                file="" if self._private else one.file,
                message="" if self._private else one.message,
            )
