"""The gradebook of Canvas: what an instructor exported from it, with our marks, to be imported.

Canvas finds a student by the column ID, and only where that is empty by SIS User ID, SIS Login ID
and name, in this order; an assignment by the number that its title ends with, or by the title. What
is not in the file stays as it is: other assignments, computed columns ("read only"), students. See
"How do I import grades in the Gradebook?" in the Canvas guides, and `lib/gradebook_importer.rb` in
github.com/instructure/canvas-lms.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from lossdrill.classroom.exports.cells import Cell
from lossdrill.classroom.model import Gradebook, Student
from lossdrill.classroom.roster import NOT_STUDENTS, tells_who
from lossdrill.errors import UsageError

ID = "ID"
LAST = "Section"
"""The last column that says who a student is. Our marks follow it."""
IDENTITIES = (ID, "SIS User ID", "SIS Login ID", "Integration ID")
POINTS = "Points Possible"
EXCUSED = "EX"

_NUMBERED = re.compile(r"(.*) \((\d+)\)")
_NOBODY = re.compile(r"\s*((Muted|Manual Posting).*)?\s*", re.IGNORECASE)
_ADVICE = "Give the file that Canvas wrote with Export, in Grades, unchanged"


class CanvasGradebook(msgspec.Struct, frozen=True, kw_only=True):
    """A gradebook as Canvas exported it."""

    name: str
    separator: str
    header: tuple[str, ...]
    points: tuple[str, ...]
    """The row of points possible; empty where there is none."""
    rows: tuple[tuple[str, ...], ...]
    """Of students."""

    def column(self, name: str) -> int:
        return self.header.index(name)

    @property
    def width(self) -> int:
        """How many columns say who a student is."""
        return self.column(LAST) + 1


class Matching(msgspec.Struct, frozen=True, kw_only=True):
    """Who is who."""

    ours: str
    """The column of the roster by which students were found; "id" is what submissions go by."""
    theirs: str
    """The column of Canvas in which it was found."""
    rows: dict[int, str]
    """Student by the index of the row."""
    strangers: tuple[str, ...]
    """Students of the class who are not in Canvas's file."""
    absent: tuple[str, ...]
    """Names in Canvas's file of whom the class knows nothing."""


def read_canvas(text: str, name: str) -> CanvasGradebook:
    """Raises `UsageError` with file and line when it is not what Canvas exports."""
    first = text.partition("\n")[0]
    separator = max(",;", key=lambda each: len(next(csv.reader([first], delimiter=each), [])))
    header: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    rows: list[tuple[str, ...]] = []
    reader = csv.reader(text.splitlines(keepends=True), delimiter=separator, strict=True)
    try:
        for row in reader:
            if not header:
                header = _header(row, name)
            elif row and POINTS in row[0]:
                points = tuple(row)
            elif not all(_NOBODY.fullmatch(cell) for cell in row):
                rows.append(_student(row, header, f"{name}:{reader.line_num}"))
    except csv.Error as error:
        raise UsageError(f"{name}:{reader.line_num}: {error}. {_ADVICE}.") from None
    if not rows:
        raise UsageError(f"{name} has no students. {_ADVICE}.")
    return CanvasGradebook(
        name=name, separator=separator, header=header, points=points, rows=tuple(rows)
    )


def match(students: Sequence[Student], canvas: CanvasGradebook) -> Matching:
    """Finds each student's row, by the one pair of columns in which most are found.

    By one for all, as a number that is one student's login can be another's ID; what is not unique
    finds nobody, and names are not compared.
    """
    known = [dict.fromkeys(("id",), student.id) | student.columns for student in students]
    ours = dict.fromkeys(name for row in known for name in row if tells_who(name))
    best = Matching(ours="id", theirs=ID, rows={}, strangers=(), absent=())
    for our in ours:
        mine = _unique([row.get(our, "") for row in known])
        for their in IDENTITIES:
            if their in canvas.header:
                values = _unique([row[canvas.column(their)] for row in canvas.rows])
                found = {values[v]: students[who].id for v, who in mine.items() if v in values}
                if len(found) > len(best.rows):
                    best = msgspec.structs.replace(best, ours=our, theirs=their, rows=found)
    matched = set(best.rows.values())
    return msgspec.structs.replace(
        best,
        strangers=tuple(student.id for student in students if student.id not in matched),
        absent=tuple(
            row[0]
            for index, row in enumerate(canvas.rows)
            if index not in best.rows and row[0].casefold() not in NOT_STUDENTS
        ),
    )


def rows(
    book: Gradebook, exercises: Sequence[str], canvas: CanvasGradebook, matching: Matching
) -> Iterator[list[Cell]]:
    """The file to import: header, points possible, and the students who were found.

    Where there is no score, and for the excused, the cell stays as Canvas has it. A column that
    Canvas does not have yet becomes an assignment, with the exercise's weight as its points.
    """
    width = canvas.width
    places = {exercise: _place(exercise, canvas) for exercise in exercises}
    points = {
        exercise: book.weights[exercise] if place is None else _points(place, canvas)
        for exercise, place in places.items()
    }
    titles = [e if place is None else canvas.header[place] for e, place in places.items()]
    yield [*canvas.header[:width], *titles]
    above = canvas.points[:width] or (f"    {POINTS}", *[""] * (width - 1))
    yield [*map(_kept, above), *points.values()]
    for index, row in enumerate(canvas.rows):
        if index in matching.rows:
            marks = _marks(book, matching.rows[index], row, places, points)
            yield [*map(_text, row[:width]), *marks]


def _marks(
    book: Gradebook,
    student: str,
    row: Sequence[str],
    places: Mapping[str, int | None],
    points: Mapping[str, float],
) -> Iterator[Cell]:
    for exercise, place in places.items():
        score = book.cells[student, exercise].score
        before = "" if place is None else row[place].strip()
        if score is None or before.upper() == EXCUSED:
            yield _kept(before)
        else:
            yield score * points[exercise]


def _header(row: Sequence[str], name: str) -> tuple[str, ...]:
    """Canvas itself wants to see these two, then the columns before LAST."""
    header = tuple(cell.strip() for cell in row)
    begins = header[:2] == ("Student", ID) or header[:3] == ("LastName", "FirstName", ID)
    if not begins or LAST not in header:
        raise UsageError(
            f"{name}:1: a gradebook of Canvas begins with the columns Student, ID, ..., {LAST}. "
            f"{_ADVICE}."
        )
    return header


def _student(row: Sequence[str], header: Sequence[str], where: str) -> tuple[str, ...]:
    if len(row) != len(header):
        raise UsageError(
            f"{where}: {len(row)} cells where the header has {len(header)}. {_ADVICE}."
        )
    number = row[header.index(ID)].strip()
    if not (number.isascii() and number.isdigit()):
        raise UsageError(
            f"{where}: the column {ID} holds no number, so Canvas would guess who it is. {_ADVICE}."
        )
    return tuple(row)


def _place(exercise: str, canvas: CanvasGradebook) -> int | None:
    """The column of an assignment that is called like the exercise."""
    places = [
        index
        for index, header in enumerate(canvas.header)
        if index >= canvas.width and _title(header) == exercise
    ]
    if len(places) > 1:
        raise UsageError(
            f"{canvas.name} has {len(places)} columns for {exercise}; rename all but one in Canvas "
            "and export again."
        )
    return places[0] if places else None


def _title(header: str) -> str:
    """`huber-gradient` for the header `Huber gradient (4711)`."""
    numbered = _NUMBERED.fullmatch(header)
    title = numbered[1] if numbered else header
    return re.sub(r"[\s_-]+", "-", title.strip()).casefold()


def _points(place: int, canvas: CanvasGradebook) -> float:
    text = canvas.points[place] if place < len(canvas.points) else ""
    value = _number(text)
    if value is None or value <= 0:
        raise UsageError(
            f"{canvas.name}: the column {canvas.header[place]!r} has no points possible "
            f"({text.strip() or 'nothing'}); set them in Canvas and export again."
        )
    return value


def _number(text: str) -> float | None:
    """A number with a decimal point or, as Canvas writes it in many countries, a comma."""
    if not re.fullmatch(r"-?[0-9]+([.,][0-9]+)?", text.strip()):
        return None
    return float(text.strip().replace(",", "."))


def _kept(cell: str) -> Cell:
    number = _number(cell)
    return _text(cell) if number is None else number


def _text(cell: str) -> Cell:
    return cell or None


def _unique(values: Sequence[str]) -> dict[str, int]:
    """Where each value stands that stands in one place alone."""
    plain = [value.strip().casefold() for value in values]
    times = Counter(plain)
    return {value: index for index, value in enumerate(plain) if value and times[value] == 1}
