"""Rosters as platforms export them and as people type them."""

import csv
import io
from pathlib import Path

import pytest

from lossdrill.classroom.model import Student
from lossdrill.classroom.roster import LONGEST_ID, identities, read_roster
from lossdrill.errors import UsageError
from tests.classroom.hostile import NAMES, UNSEEN

CANVAS = """\
Student,ID,SIS User ID,SIS Login ID,Section,Homework 1 (77)
,,,,,Manual Posting
"    Points Possible",,,,,10
"Lee, Ann",11,s1,ann,Lab A,
"van der Berg, Jan",12,s2,jan,"Lab A and Lab B",
"Student, Test",13,,x,Lab A,
"""
MOODLE = """\
Identifier,Full name,ID number,Email address,Status
Participant 501,Ann Lee,,ann@uni.edu,Submitted
Participant 502,Jan van der Berg,,jan@uni.edu,
"""


def read(tmp_path: Path, content: str | bytes) -> tuple[Student, ...]:
    path = tmp_path / "roster.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_roster(path)


def complaint(tmp_path: Path, content: str | bytes) -> str:
    with pytest.raises(UsageError) as caught:
        read(tmp_path, content)
    message = str(caught.value)
    assert message.startswith(f"{tmp_path / 'roster.csv'}: ")
    assert "\n" not in message
    return message.removeprefix(f"{tmp_path / 'roster.csv'}: ")


PLAIN = (
    Student(id="s1", name="Ann Lee", columns={"id": "s1", "name": "Ann Lee"}),
    Student(id="s2", name="Bo", columns={"id": "s2", "name": "Bo"}),
)


@pytest.mark.parametrize(
    "content",
    [
        "id,name\ns1,Ann Lee\ns2,Bo\n",
        "id,name\r\ns1,Ann Lee\r\ns2,Bo",
        "\n\nid,name\n\ns1,Ann Lee\n  \n,\ns2,Bo\n\n",
        "id;name\ns1;Ann Lee\ns2;Bo\n",
        "id\tname\ns1\tAnn Lee\ns2\tBo\n",
        'sep=;\r\nid;name\r\ns1;"Ann Lee"\r\ns2;Bo\r\n',
        '"id", "name"\n "s1", "Ann Lee"\n"s2","Bo"\n',
        "id,name,\ns1,Ann Lee,\ns2,Bo,,,\n".replace("name,\n", "name\n"),
        "s1,Ann Lee\ns2,Bo\n",
        "\ufeffid,name\ns1,Ann Lee\ns2,Bo\n",
        "id,name\ns1,Ann Lee\ns2,Bo\n".encode("utf-16"),
        b"\xfe\xff" + "id\tname\ns1\tAnn Lee\ns2\tBo\n".encode("utf-16-be"),
    ],
)
def test_any_table_is_read(tmp_path: Path, content: str | bytes) -> None:
    """With or without a header, any separator, quotes, byte order marks, empty lines."""
    assert read(tmp_path, content) == PLAIN


def test_a_column_of_ids_is_a_roster(tmp_path: Path) -> None:
    """Names may come from elsewhere, or not at all."""
    assert [one.id for one in read(tmp_path, "s1\ns2\n")] == ["s1", "s2"]
    assert [one.id for one in read(tmp_path, "email\na@b.c\n")] == ["a@b.c"]


def test_names_hold_separators_and_quotes(tmp_path: Path) -> None:
    """What stands between quotes is one cell."""
    (student,) = read(tmp_path, 'id,name,section\n1,"Lee, Ann ""A""\nII",a;b\n')
    assert (student.name, student.section) == ('Lee, Ann "A" II', "a;b")
    assert student.columns["name"] == 'Lee, Ann "A"\nII'


def test_canvas(tmp_path: Path) -> None:
    """Its gradebook holds rows that are no students; all columns are kept."""
    ann, jan = read(tmp_path, CANVAS)
    assert (ann.id, ann.name, ann.section) == ("s1", "Lee, Ann", "Lab A")
    assert jan.section == "Lab A and Lab B"
    assert list(ann.columns) == CANVAS.partition("\n")[0].split(",")
    assert set(identities(ann)) == {"s1", "11", "ann"}


def test_moodle(tmp_path: Path) -> None:
    """A column that is empty throughout tells nobody apart: the next one does."""
    ann, jan = read(tmp_path, MOODLE)
    assert (ann.id, ann.name) == ("ann@uni.edu", "Ann Lee")
    assert set(identities(jan)) == {"jan@uni.edu", "Participant 502"}


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        ("Student ID,Email", "7,a@b.c", ("7", "")),
        ("Email,First Name,Last Name,SID,Sections", "a@b.c,Ann,Lee,7,L1", ("7", "Ann Lee")),
        ("OrgDefinedId,Username,Last Name,First Name", "#7,al,Lee,Ann", ("#7", "Ann Lee")),
        ("user_name;Nachname;Vorname", "al;Lee;Ann", ("al", "Ann Lee")),
        ("student,group", "7,b", ("7", "")),
        ("name,id", "Ann,7", ("7", "Ann")),
    ],
)
def test_columns_are_found_by_usual_names(
    tmp_path: Path, header: str, row: str, expected: tuple[str, str]
) -> None:
    """Whatever their case, spaces and order."""
    (student,) = read(tmp_path, f"{header}\n{row}\n")
    assert (student.id, student.name) == expected


def test_headers_that_are_missing_or_double_get_a_name(tmp_path: Path) -> None:
    """No column is lost."""
    (student,) = read(tmp_path, "id,,note,note\n1,a,b,c\n")
    assert student.columns == {"id": "1", "column 2": "a", "note": "b", "note (4)": "c"}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "there is nobody in it"),
        ("\n \n", "there is nobody in it"),
        ("id,name\n", "there is a header, but no student"),
        ("name,section\nAnn,a\n", "line 1: no column tells who a student is"),
        ("\nTeilnehmer,Fach\n4711,x\n", "line 2: a header without a column that is known"),
        ("id,name\n1,Ann\n\n,Bo\n", "line 4: id is empty"),
        ("id,name\n1,Ann\n2,Bo\n1,Cy\n", "line 4: id 1 is already in line 2"),
        ('id,name\n1,"Ann\nLee"\n1,Cy\n', "line 4: id 1 is already in line 2"),
        ("id\nzoe\u0308\nzo\u00eb\n", "line 3: id zo\u00eb is already in line 2"),
        ("id,name\n1,Lee, Ann\n", "line 2: 3 cells where the header has 2"),
        ('id,name\n1,Ann\n2,"Bo\n3,Cy\n', "line 3: no proper CSV"),
        ('sep=,\nid,name\n1,"Ann" Lee\n', "line 3: no proper CSV"),
        (
            "id,name\n1,Ann\n2,Zo\u00eb\n".encode("cp1252"),
            "line 3: not UTF-8, perhaps Windows-1252",
        ),
        ("id,name\n1,Ann\n".encode("utf-16-le"), "line 1: a null byte"),
        (b"\xff\xfe\x00\xd8", "damaged UTF-16"),
        (b"PK\3\4\x14\0", "a spreadsheet, not CSV"),
        (f"id\n{'x' * (LONGEST_ID + 1)}\n", "line 2: id is longer than"),
        ("id,name\n1," + "x" * 200_000, "line 2: no proper CSV"),
    ],
)
def test_what_is_amiss_is_said(tmp_path: Path, content: str | bytes, message: str) -> None:
    """In one sentence that begins with the file, and the line where there is one."""
    assert complaint(tmp_path, content).startswith(message)


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    """And what is far too large is not read."""
    with pytest.raises(UsageError, match="cannot be read"):
        read_roster(tmp_path / "absent.csv")
    with pytest.raises(UsageError, match="cannot be read"):
        read_roster(tmp_path)
    with (tmp_path / "large.csv").open("wb") as file:
        file.truncate(10**9)
    with pytest.raises(UsageError, match="more than 100 MB"):
        read_roster(tmp_path / "large.csv")


def test_hostile_cells_are_only_text(tmp_path: Path) -> None:
    """They are kept as they are: who writes them elsewhere takes care of them there."""
    table = io.StringIO()
    csv.writer(table).writerows([("id", "name"), *((name, name) for name in NAMES)])
    students = read(tmp_path, table.getvalue())
    assert [one.id for one in students] == [name.strip() for name in NAMES]
    assert [one.name for one in students] == [name.strip() for name in NAMES]


@pytest.mark.parametrize("name", UNSEEN)
def test_ids_can_be_seen(tmp_path: Path, name: str) -> None:
    """An id that looks like another is refused; a name is shown without what cannot be seen."""
    assert complaint(tmp_path, f'id\n"{name}"\n').startswith("line 2: id holds a line break or")
    (student,) = read(tmp_path, f'id,name\n1,"{name}"\n')
    assert student.name.isprintable()
