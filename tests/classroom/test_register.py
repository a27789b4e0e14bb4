"""Whom a name means."""

import unicodedata

import pytest

from lossdrill.classroom.model import Student
from lossdrill.classroom.platforms import download_of
from lossdrill.classroom.register import LONGEST_FOLDER, Register, folder_name, student_of
from tests.classroom.hostile import NAMES, UNSEEN


def canvas(number: int, student_id: str, name: str) -> Student:
    columns = {"Student": name, "ID": str(number), "SIS User ID": student_id}
    return Student(id=student_id, name=name, columns=columns)


def downloaded(register: Register, name: str) -> str | None:
    folder = not name.endswith(".py")
    download = download_of(name, folder=folder)
    assert download is not None
    student = register.downloaded(download)
    return student.id if student else None


def named(register: Register, name: str) -> str | None:
    student = register.named(name)
    return student.id if student else None


ANN = canvas(4711, "s1", "Lee, Ann")
JAN = canvas(4712, "s2", "van der Berg, Jan")


def test_a_student_has_many_names() -> None:
    """The id, what else tells who it is in the roster, and the name in any order."""
    register = Register([ANN, JAN])
    for name in ("s2", "S2", "4712", "Jan van der Berg", "van der Berg, Jan", "janvanderberg"):
        assert named(register, name) == "s2"
    assert named(register, "s3") is None
    assert named(register, "") is None


def test_what_may_mean_two_means_nobody() -> None:
    """Marks are given to one person or to none."""
    twins = Register([canvas(11, "a", "Kim"), canvas(12, "b", "kim"), canvas(13, "A", "Lou")])
    assert named(twins, "Kim") is None
    assert [named(twins, one) for one in ("a", "A", "11")] == ["a", "A", "a"]
    assert downloaded(twins, "kim_12_99_x.py") == "b"


def test_canvas_numbers_its_users() -> None:
    """Its own table tells by number, whatever a student calls himself."""
    register = Register([ANN, JAN])
    assert downloaded(register, "bergjanvander_4712_99_x.py") == "s2"
    assert downloaded(register, "somebodyelse_4712_99_x.py") == "s2"
    assert downloaded(register, "somebodyelse_4799_99_x.py") is None


def test_elsewhere_a_number_may_be_another_number() -> None:
    """Without Canvas's own table the name has to agree with it, or to tell alone."""
    register = Register(
        [
            Student(id="4711", name="Ann Lee", columns={"id": "4711"}),
            Student(id="4712", name="Jan Berg", columns={"id": "4712"}),
            Student(id="4713", columns={"id": "4713"}),
        ]
    )
    assert downloaded(register, "leeann_4711_99_x.py") == "4711"
    assert downloaded(register, "leeann_4712_99_x.py") == "4711"
    assert downloaded(register, "stranger_4712_99_x.py") is None
    assert downloaded(register, "stranger_4713_99_x.py") == "4713"


def test_moodle_numbers_participants() -> None:
    """Its grading worksheet tells which; without it, names do."""
    sheet = Student(id="ann@x", name="Ann Lee", columns={"Identifier": "Participant 501"})
    assert downloaded(Register([sheet]), "Participant_501_assignsubmission_file_") == "ann@x"
    plain = Student(id="501", name="Jan Berg", columns={"id": "501"})
    assert downloaded(Register([plain]), "Ann Lee_501_assignsubmission_file_") is None
    assert downloaded(Register([plain]), "Jan Berg_777_assignsubmission_file_") == "501"


def test_letters_may_be_composed() -> None:
    """As some systems write them; look-alikes of another script are others."""
    register = Register([Student(id="zoë", name="Zoë")])
    assert named(register, unicodedata.normalize("NFD", "zoë")) == "zoë"
    assert named(register, "zоë") is None  # a Cyrillic o


@pytest.mark.parametrize("student_id", [*NAMES, *UNSEEN, "\0", ""])
def test_folders_are_safe(student_id: str) -> None:
    """One part of a path, not hidden, not reserved, short, and of printable characters."""
    name = folder_name(student_id)
    assert name
    assert not set(name) & set('/\\:*?"<>|\0')
    assert name.isprintable()
    assert name[0] not in "._-+=@ ~"
    assert name[-1] not in ". "
    assert name.partition(".")[0].lower() not in {"con", "nul"}
    assert len(name.encode()) <= LONGEST_FOLDER


def test_folders_tell_their_students() -> None:
    """With a roster always, without one as long as nothing was cut."""
    names = [unicodedata.normalize("NFC", name) for name in NAMES]
    register = Register([Student(id=name) for name in names])
    assert len({folder_name(name) for name in names}) == len(names)
    for name in names:
        assert named(register, folder_name(name)) == name
        assert student_of(folder_name(name)) == (name if len(name) < 50 else folder_name(name))


def test_plain_ids_are_plain_folders() -> None:
    """Nobody should have to decode them."""
    for plain in ("s1", "4711", "ann.lee@uni.edu", "Ann Lee", "a-b_c"):
        assert folder_name(plain) == student_of(plain) == plain


@pytest.mark.parametrize("name", [*UNSEEN, "a%00b", "a%0Ab", "%", "%zz", "%ff", "a%2Eb"])
def test_strange_folders_are_students_too(name: str) -> None:
    """Called so that they can be seen."""
    assert student_of(name).isprintable()
