"""The rows of the two tables that a class has for every student and every exercise. They are put
together here, of cells that are escaped once: in a template, each of a million rows would escape
the same names and words again, and that would take longer than all the rest of the report.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape
from typing import NamedTuple

from markupsafe import Markup

from lossdrill.report import words
from lossdrill.report.instructor.items import About, exercise_page
from lossdrill.report.instructor.numbers import score
from lossdrill.report.instructor.people import Person
from lossdrill.report.instructor.student import Line


class Row(NamedTuple):
    """A student at one exercise."""

    student: int
    state: words.State
    score: float
    first: float
    """The score of the first attempt; NaN where there is none, as for `score`."""
    attempts: int
    late: bool
    outcome: str


class Table:
    """Makes rows about these students and exercises."""

    def __init__(self, persons: Sequence[Person], about: Sequence[About]) -> None:
        self._persons = [_head(person.page, person.label) for person in persons]
        self._exercises = [
            _head(exercise_page(number), each.title) for number, each in enumerate(about)
        ]

    def of_student(self, lines: Iterable[Line]) -> Markup:
        """Exercise, state, score, attempts, first attempt, mistakes."""
        rows = [
            f"<tr>{self._exercises[line.exercise]}{_state(line.state, line.late, line.anchor)}"
            f"{_score(line.score)}{_number(line.attempts)}{_text(line.first)}"
            f"{_code(line.mistakes)}</tr>\n"
            for line in lines
        ]
        return Markup("".join(rows))  # noqa: S704  (of escaped cells)

    def at_exercise(self, rows: Iterable[Row]) -> Markup:
        """Student, state, score, first score, attempts, how it ended."""
        made = [
            f"<tr>{self._persons[row.student]}{_state(row.state, row.late, '')}{_score(row.score)}"
            f"{_score(row.first)}{_number(row.attempts)}{_text(row.outcome)}</tr>\n"
            for row in rows
        ]
        return Markup("".join(made))  # noqa: S704  (of escaped cells)


def _escaped(text: str) -> str:
    return escape(words.visible(text))


def _head(page: str, text: str) -> str:
    return f'<th scope="row"><a href="{_escaped(page)}">{_escaped(text)}</a></th>'


@lru_cache(maxsize=1024)
def _state(state: words.State, late: bool, anchor: str) -> str:  # noqa: FBT001 - a column
    word = f'<a href="#{_escaped(anchor)}">{state.word}</a>' if anchor else state.word
    mark = f'<span aria-hidden="true">{state.mark}</span>'
    return f'<td class="state">{mark}&nbsp;{word}{", late" if late else ""}</td>'


@lru_cache(maxsize=1024)
def _score(value: float) -> str:
    return f'<td class="number">{score(value)}</td>'


@lru_cache(maxsize=1024)
def _number(value: int) -> str:
    return f'<td class="number">{value}</td>'


@lru_cache(maxsize=1024)
def _text(text: str) -> str:
    return f"<td>{_escaped(text)}</td>"


@lru_cache(maxsize=1024)
def _code(text: str) -> str:
    return f"<td><code>{_escaped(text)}</code></td>" if text else "<td></td>"
