"""Whom a name means: of a folder, of a file, of a platform. And the folder that is a student's."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from urllib.parse import unquote

from lossdrill.classroom.model import Student
from lossdrill.classroom.platforms import Download
from lossdrill.classroom.roster import identities

LONGEST_FOLDER = 100
"""Bytes; of 255 that systems allow, a rest is left for what platforms put around it."""

_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


class Register:
    """The students of a roster, by all that they may be called. What may mean two means nobody."""

    def __init__(self, students: Sequence[Student]) -> None:
        self._by_id = {_composed(student.id): student for student in students}
        self._by_folder = {folder_name(student.id): student for student in students}
        self._by_identity = _index((key, one) for one in students for key in identities(one))
        self._by_name = _index((key, one) for one in students for key in _spellings(one.name))
        self._by_number = _index((number, one) for one in students for number in _numbers(one))

    def named(self, name: str) -> Student | None:
        """Whose folder, or file, has this name."""
        return (
            self._by_folder.get(_composed(name))
            or self._by_id.get(_composed(name))
            or self._by_identity.get(_folded(name))
            or self._by_name.get(_letters(name))
        )

    def downloaded(self, download: Download) -> Student | None:
        """Whose this is. A number counts where the roster is that platform's own; elsewhere it may
        be another number, so that the name has to agree.
        """
        if student := self._by_number.get(_folded(f"{download.platform} {download.number}")):
            return student
        student = self._by_identity.get(_folded(download.number))
        spelt = _letters(download.person)
        if student and (not (student.name and spelt) or spelt in _spellings(student.name)):
            return student
        return self._by_name.get(spelt)


def folder_name(student_id: str) -> str:
    """A name for a student's folder that every system takes, and that leads nowhere else. Ids of
    letters, digits and `-_.@+` stay as they are.
    """
    text = _composed(student_id)
    last = len(text) - 1
    kept = [
        one.isalnum() or (one in "-_@+" and place > 0) or (one in ". " and 0 < place < last)
        for place, one in enumerate(text)
    ]
    if _RESERVED.match(text):
        kept[0] = False
    safe = "".join(one if stays else _percent(one) for one, stays in zip(text, kept, strict=True))
    if len(safe.encode()) > LONGEST_FOLDER:
        digest = sha256(text.encode()).hexdigest()[:16]
        return f"{safe.encode()[: LONGEST_FOLDER - 17].decode(errors='ignore')}~{digest}"
    return safe or "%"


def student_of(folder: str) -> str:
    """The id behind a folder's name, where no roster tells."""
    name = _composed(folder)
    student_id = unquote(name)
    if student_id.isprintable() and folder_name(student_id) == name:
        return student_id
    return name if name.isprintable() else folder_name(name)


def _index(pairs: Iterable[tuple[str, Student]]) -> dict[str, Student]:
    """By key, without those that mean more than one student."""
    found: dict[str, Student | None] = {}
    for key, student in pairs:
        folded = _folded(key)
        known = found.setdefault(folded, student)
        if known is not None and known.id != student.id:
            found[folded] = None
    return {key: student for key, student in found.items() if student is not None and key}


def _numbers(student: Student) -> Iterator[str]:
    """What the platforms' own tables number the student with."""
    columns = student.columns
    if "Student" in columns and (number := columns.get("ID")):
        yield f"Canvas {number}"
    if found := re.fullmatch(r"\D*(\d+)", columns.get("Identifier", "")):
        yield f"Moodle {found[1]}"


def _spellings(name: str) -> set[str]:
    """The letters of a name with any of its words first: families stand before or behind."""
    words = name.replace(",", " ").split()
    return {_letters("".join(words[turn:] + words[:turn])) for turn in range(min(len(words), 8))}


def _letters(name: str) -> str:
    """A name as platforms squeeze it into one word: letters, their marks and digits."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(one for one in folded if unicodedata.category(one)[0] in "LMN")


def _folded(key: str) -> str:
    return _composed(key).casefold()


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _percent(text: str) -> str:
    return "".join(f"%{byte:02X}" for byte in text.encode())
