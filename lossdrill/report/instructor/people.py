"""What students are called in the pages, and where theirs is: by name, or by pseudonym."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from lossdrill.classroom.model import Student

LENGTHS = (5, 10, 20)
"""Bytes of a pseudonym: the shortest that tells all of a class apart."""


@dataclass(frozen=True)
class Person:
    """A student as the pages show them."""

    label: str
    """What a list shows: the name, or the id where there is none, or the pseudonym."""
    id: str
    """Beside the label; empty where it says nothing more."""
    section: str
    page: str
    """The name of their file: made of a number, since an id can be anything."""


def people(students: Sequence[Student]) -> tuple[Person, ...]:
    """Everybody by name, in the order of the roster."""
    return tuple(
        Person(
            label=student.name or student.id,
            id=student.id if student.name else "",
            section=student.section,
            page=_page(number),
        )
        for number, student in enumerate(students, start=1)
    )


def pseudonyms(students: Sequence[Student], salt: str) -> tuple[Person, ...]:
    """Everybody by pseudonym, in the order of the roster; the numbers of the pages follow the
    pseudonyms, since those of the roster would tell who is who.

    A pseudonym depends on the id and the class's salt, so that it stays the same from report to
    report. It is a keyed hash: without the salt nobody can tell whose it is.
    """
    names = next(names for names in _by_length(students, salt) if len(set(names)) == len(names))
    place = {name: number for number, name in enumerate(sorted(names), start=1)}
    return tuple(Person(label=name, id="", section="", page=_page(place[name])) for name in names)


def _by_length(students: Sequence[Student], salt: str) -> list[list[str]]:
    key = hashlib.sha256(salt.encode()).digest()
    return [
        [
            "student "
            + hashlib.blake2b(student.id.encode(), key=key, digest_size=length).hexdigest()
            for student in students
        ]
        for length in LENGTHS
    ]


def _page(number: int) -> str:
    return f"student-{number:05d}.html"
