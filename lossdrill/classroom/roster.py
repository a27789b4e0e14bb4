"""The roster: who is in the class, from whatever table the instructor's platform exports. What is
amiss is said with file and line; nothing is guessed.
"""

import codecs
import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, NoReturn

from lossdrill.classroom.model import Student
from lossdrill.errors import UsageError

LARGEST = 100_000_000
LONGEST_ID = 200

# Headers as Canvas, Moodle, Brightspace, Gradescope and people write them, without case, spaces and
# punctuation. Of several that tell who a student is, the first is the id.
IDS = (
    "studentid",
    "studentnumber",
    "studentno",
    "matriculationnumber",
    "matrikelnummer",
    "sisuserid",
    "sisid",
    "sid",
    "idnumber",
    "orgdefinedid",
    "id",
    "userid",
    "netid",
    "sisloginid",
    "loginid",
    "login",
    "username",
    "user",
    "email",
    "emailaddress",
    "mail",
    "identifier",
)
_NAMES = ("name", "fullname", "studentname", "displayname", "sortablename", "student")
_FIRST_NAMES = ("firstname", "first", "givenname", "forename", "vorname")
_LAST_NAMES = ("lastname", "last", "surname", "familyname", "nachname")
_SECTIONS = ("section", "sections", "group", "groups", "class", "tutorial")
_KNOWN = {*IDS, *_NAMES, *_FIRST_NAMES, *_LAST_NAMES, *_SECTIONS}

_SEPARATORS = ",;\t|"
NOT_STUDENTS = {"points possible", "student, test"}
"""What Canvas puts among the students."""


class _Row(NamedTuple):
    line: int
    cells: list[str]


class _Trouble:
    """Raises `UsageError`s that begin with the file, and the line where there is one."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def say(self, message: str, line: int | None = None) -> NoReturn:
        where = f"{self.path}: line {line}" if line else str(self.path)
        raise UsageError(f"{where}: {message}")


def read_roster(path: Path) -> tuple[Student, ...]:
    """The students in the order of the file: CSV with commas, semicolons or tabs, with or without a
    header. Raises `UsageError` with file, line and what to do.
    """
    trouble = _Trouble(path)
    rows = list(_rows(_text(path, trouble), trouble))
    if not rows:
        trouble.say("there is nobody in it; give a CSV file with a line for each student.")
    if {_plain(cell) for cell in rows[0].cells} & _KNOWN:
        header = _unique(rows.pop(0))
        students = _students(header, rows, trouble)
    else:
        _refuse_headers(rows, trouble)
        width = max(len(row.cells) for row in rows)
        named = ["id", "name", *(f"column {number}" for number in range(3, width + 1))]
        students = _students(_Row(0, named[:width]), rows, trouble)
    if not students:
        trouble.say("there is a header, but no student below it; add a line for each.")
    return students


def identities(student: Student) -> Iterator[str]:
    """All that a platform may call this student by: the id, and columns that tell who it is."""
    yield student.id
    for header, cell in student.columns.items():
        if tells_who(header) and cell.strip():
            yield cell.strip()


def tells_who(header: str) -> bool:
    """Whether a column of this name holds ids, user names or addresses."""
    return _plain(header) in IDS


def _text(path: Path, trouble: _Trouble) -> str:
    try:
        if path.stat().st_size > LARGEST:
            trouble.say("more than 100 MB; is it the right file?")
        data = path.read_bytes()
    except OSError as error:
        trouble.say(f"cannot be read: {error.strerror}.")
    if data.startswith(b"PK\3\4"):
        trouble.say("a spreadsheet, not CSV; save it as CSV (in Excel: CSV UTF-8).")
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        if wide:
            trouble.say("damaged UTF-16; save it as CSV in UTF-8.")
        line = data[: error.start].count(b"\n") + 1
        trouble.say(
            "not UTF-8, perhaps Windows-1252; save it as UTF-8 (in Excel: CSV UTF-8), so that no "
            "name is garbled.",
            line,
        )
    if "\0" in text:
        trouble.say(
            "a null byte; save it as CSV in UTF-8.", text[: text.index("\0")].count("\n") + 1
        )
    return text.removeprefix("\ufeff")


def _rows(text: str, trouble: _Trouble) -> Iterator[_Row]:
    """The lines that hold something, as cells without spaces around them."""
    skipped = 0
    if told := re.match(r"sep=(.)\r?\n", text):  # Excel's own way to name the separator
        text, skipped = text[told.end() :], 1
    first = next((line for line in text.splitlines() if line.strip()), "")
    unquoted = re.sub(r'"[^"]*"', "", first)
    separator = told[1] if told else max(_SEPARATORS, key=unquoted.count)
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=separator, strict=True, skipinitialspace=True
    )
    while True:
        line = reader.line_num + 1 + skipped
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            trouble.say(f"no proper CSV ({error}); look for a quote that is not closed.", line)
        if any(cell.strip() for cell in cells):
            yield _Row(line, [cell.strip() for cell in cells])


def _students(header: _Row, rows: Sequence[_Row], trouble: _Trouble) -> tuple[Student, ...]:
    named = header.cells
    tables = [(row.line, _columns(row, named, trouble)) for row in rows]
    people = [(line, cells) for line, cells in tables if not _is_of_canvas(cells)]
    key = _id_column(named, [cells for _, cells in people])
    if key is None:
        trouble.say(
            "no column tells who a student is; name one of them id, student id, SIS User ID, "
            "username or email.",
            header.line,
        )
    seen: dict[str, int] = {}
    students = []
    for line, cells in people:
        student_id = cells[key]
        if complaint := _complaint(student_id, key):
            trouble.say(complaint, line)
        composed = unicodedata.normalize("NFC", student_id)
        if seen.setdefault(composed, line) != line:
            trouble.say(
                f"{key} {student_id} is already in line {seen[composed]}; remove one of the two.",
                line,
            )
        section = _first(cells, _SECTIONS)
        students.append(
            Student(id=student_id, name=_name(cells, key), section=section, columns=cells)
        )
    return tuple(students)


def _columns(row: _Row, named: Sequence[str], trouble: _Trouble) -> dict[str, str]:
    cells = row.cells
    while len(cells) > len(named) and not cells[-1]:
        cells.pop()  # spreadsheets leave separators at the end
    if len(cells) > len(named):
        trouble.say(
            f"{len(cells)} cells where the header has {len(named)}; "
            "put cells that hold a separator between double quotes.",
            row.line,
        )
    cells += [""] * (len(named) - len(cells))
    return dict(zip(named, cells, strict=True))


def _unique(header: _Row) -> _Row:
    """The header with a name of its own for each column."""
    cells: list[str] = []
    for number, cell in enumerate(header.cells, start=1):
        name = cell or f"column {number}"
        cells.append(name if name not in cells else f"{name} ({number})")
    return _Row(header.line, cells)


def _id_column(named: Sequence[str], tables: Sequence[dict[str, str]]) -> str | None:
    """The first that is not empty throughout, as a SIS's columns may be."""
    by_plain = {_plain(name): name for name in reversed(named)}
    candidates = [by_plain[plain] for plain in (*IDS, "student") if plain in by_plain]
    filled = (name for name in candidates if not tables or any(cells[name] for cells in tables))
    return next(filled, next(iter(candidates), None))


def _complaint(student_id: str, column: str) -> str | None:
    if not student_id:
        return f"{column} is empty; fill it in, or remove the line."
    if not student_id.isprintable():
        return f"{column} holds a line break or a character that cannot be seen; type it anew."
    if len(student_id) > LONGEST_ID:
        return f"{column} is longer than {LONGEST_ID} characters; is a quote not closed?"
    return None


def _refuse_headers(rows: Sequence[_Row], trouble: _Trouble) -> None:
    """A first line of words above lines with numbers or addresses is a header in other words."""
    telling = re.compile(r"[\d@]")
    first, *others = (any(map(telling.search, row.cells)) for row in rows)
    if others and all(others) and not first:
        trouble.say(
            "a header without a column that is known; name the one that tells who a student is "
            "id, student id, SIS User ID, username or email.",
            rows[0].line,
        )


def _is_of_canvas(cells: dict[str, str]) -> bool:
    """Canvas's gradebook holds rows that are no students, the first of them without any name."""
    if not {"Student", "ID", "Section"} <= cells.keys():
        return False
    return cells["Student"].casefold() in NOT_STUDENTS or not (cells["Student"] or cells["ID"])


def _name(cells: dict[str, str], key: str) -> str:
    parts = (_first(cells, _FIRST_NAMES), _first(cells, _LAST_NAMES))
    whole = _first({name: cell for name, cell in cells.items() if name != key}, _NAMES)
    name = whole or " ".join(filter(None, parts))
    return "".join(character if character.isprintable() else " " for character in name)


def _first(cells: dict[str, str], wanted: Iterable[str]) -> str:
    by_plain = {_plain(header): cell for header, cell in reversed(cells.items())}
    return next((by_plain[plain] for plain in wanted if by_plain.get(plain)), "")


def _plain(header: str) -> str:
    return re.sub(r"[\W_]+", "", header.casefold())
