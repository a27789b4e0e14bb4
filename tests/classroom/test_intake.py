"""From a folder to submissions by student."""

import os
import tracemalloc
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from lossdrill.classroom.intake import collect
from lossdrill.classroom.model import Student, Submission, Unreadable
from lossdrill.classroom.register import folder_name
from lossdrill.judging.handout import stub_for
from lossdrill.pack import open_pack
from tests.classroom.hostile import NAMES, UNSEEN
from tests.classroom.simulated import simulated, write_folder
from tests.notebooks import notebook

PACK = open_pack()
ANN = Student(id="s1", name="Ann Lee", columns={"id": "s1", "name": "Ann Lee"})
BO = Student(id="s2", name="Bo Berg", columns={"id": "s2", "name": "Bo Berg"})
ROSTER = (ANN, BO)

HUBER = "def huber(y, y_hat, delta):\n    return 0.0\n"
MSE = "def mse(y, y_hat):\n    return 0.0\n"


def write(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Files in the order of time, a minute after the other."""
    for number, (name, content) in enumerate(files.items()):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        os.utime(path, (1_790_000_000 + 60 * number,) * 2)


def sorted_out(
    folder: Path, roster: Sequence[Student] | None = None
) -> tuple[list[Submission], list[Unreadable]]:
    found = list(collect(folder, PACK, roster))
    return (
        [one for one in found if isinstance(one, Submission)],
        [one for one in found if isinstance(one, Unreadable)],
    )


def told(folder: Path, roster: Sequence[Student] | None = None) -> list[tuple[str, str, int, str]]:
    """Student, exercise, attempt and source; everything is readable."""
    submissions, unreadable = sorted_out(folder, roster)
    assert unreadable == []
    return [(one.student, one.exercise, one.attempt, one.source) for one in submissions]


def complaints(folder: Path, roster: Sequence[Student] | None = None) -> dict[str, str]:
    """By file; every complaint is one sentence that can be shown."""
    submissions, unreadable = sorted_out(folder, roster)
    assert submissions == []
    for one in unreadable:
        assert one.message.isprintable()
        assert one.message.endswith((".", "?"))
        one.file.encode()
    return {one.file: one.message for one in unreadable}


@pytest.mark.parametrize("roster", [None, ROSTER])
def test_a_folder_for_each_student(tmp_path: Path, roster: Sequence[Student] | None) -> None:
    """With files named after exercises, at any depth, with hyphens or underscores."""
    write(
        tmp_path,
        {
            "s2/huber-gradient.py": "2",
            "s1/huber_gradient.py": "1",
            "s1/mse/mse_value.py": "3",
            "s1/softmax/answer.py": "4",
        },
    )
    assert told(tmp_path, roster) == [
        ("s1", "huber-gradient", 1, "1"),
        ("s1", "mse-value", 1, "3"),
        ("s1", "softmax", 1, "4"),
        ("s2", "huber-gradient", 1, "2"),
    ]


@pytest.mark.parametrize("roster", [None, ROSTER])
def test_a_file_for_each_student(tmp_path: Path, roster: Sequence[Student] | None) -> None:
    """Python or notebook, each with several answers."""
    write(tmp_path, {"s1.py": HUBER + MSE, "s2.ipynb": notebook(HUBER, "%pylab", MSE)})
    found = told(tmp_path, roster)
    assert [(student, exercise) for student, exercise, _, _ in found] == [
        ("s1", "mse-value"),
        ("s1", "huber-value"),
        ("s2", "mse-value"),
        ("s2", "huber-value"),
    ]
    assert all("def huber" in source and "pylab" not in source for *_, source in found)


@pytest.mark.parametrize("roster", [None, ROSTER])
def test_a_folder_for_each_exercise(tmp_path: Path, roster: Sequence[Student] | None) -> None:
    """As one gets them from a platform that knows assignments."""
    write(tmp_path, {"huber-value/s1.py": "1", "mse_value/s2/whatever.py": "2"})
    assert told(tmp_path, roster) == [("s1", "huber-value", 1, "1"), ("s2", "mse-value", 1, "2")]


def test_folders_around_those_of_students(tmp_path: Path) -> None:
    """The roster tells where students begin."""
    write(tmp_path, {"course/lab 1/s1/mse_value.py": "1", "course/lab 1/Bo Berg/mse_value.py": "2"})
    assert told(tmp_path, ROSTER) == [("s1", "mse-value", 1, "1"), ("s2", "mse-value", 1, "2")]


@pytest.mark.parametrize("roster", [None, ROSTER])
def test_canvas(tmp_path: Path, roster: Sequence[Student] | None) -> None:
    """One flat folder; what was sent later has the greater number, and no time is known."""
    write(
        tmp_path,
        {
            "leeann_47_1003_huber_value-1.py": "late",
            "leeann_47_999_huber_value.py": "early",
            "bergbo_LATE_48_1001_answers.ipynb": notebook(MSE),
        },
    )
    students = ("47", "48") if roster is None else ("s1", "s2")
    submissions, unreadable = sorted_out(tmp_path, roster)
    assert unreadable == []
    assert [(one.student, one.exercise, one.attempt, one.time) for one in submissions] == [
        (students[0], "huber-value", 1, None),
        (students[0], "huber-value", 2, None),
        (students[1], "mse-value", 1, None),
    ]
    assert [one.source for one in submissions[:2]] == ["early", "late"]


@pytest.mark.parametrize("roster", [None, ROSTER])
def test_moodle(tmp_path: Path, roster: Sequence[Student] | None) -> None:
    """Folders and files, with and without the last underscore."""
    write(
        tmp_path,
        {
            "Ann Lee_501_assignsubmission_file_/src/mse_value.py": "1",
            "Bo Berg_502_assignsubmission_file/mse_value.py": "2",
            "Bo Berg_502_assignsubmission_file_huber_value.py": "3",
        },
    )
    first, second = ("Ann Lee_501", "Bo Berg_502") if roster is None else ("s1", "s2")
    assert sorted(told(tmp_path, roster)) == [
        (first, "mse-value", 1, "1"),
        (second, "huber-value", 1, "3"),
        (second, "mse-value", 1, "2"),
    ]


@pytest.mark.parametrize(
    "names",
    [
        ("mse_value.py", "mse_value-1.py", "mse_value-2.py", "mse_value-10.py"),
        ("mse_value.py", "mse_value (1).py", "mse_value (2).py", "mse_value copy 3.py"),
        ("attempt-1/mse_value.py", "attempt-2/mse_value.py", "attempt-10/mse_value.py"),
        ("2/mse_value.py", "9/mse_value.py", "10/mse_value.py"),
        ("2026-09-30/mse_value.py", "2026-10-01/mse_value.py", "2026-10-01_09-30/mse_value.py"),
        ("first.py", "best.py", "again.py"),
    ],
)
@pytest.mark.parametrize("unpacked_backwards", [False, True])
def test_attempts_in_the_order_of_time(
    tmp_path: Path, names: tuple[str, ...], unpacked_backwards: bool
) -> None:
    """Numbers in names tell it, even where the times of files do not; without them, times do."""
    numbered = names[0] != "first.py"
    contents = {f"s1/{name}": f"{MSE}# {number}" for number, name in enumerate(names)}
    write(
        tmp_path, dict(reversed(contents.items())) if unpacked_backwards and numbered else contents
    )
    found = told(tmp_path)
    assert [attempt for _, _, attempt, _ in found] == list(range(1, len(names) + 1))
    assert [source for *_, source in found] == list(contents.values())


def test_times_are_those_of_files(tmp_path: Path) -> None:
    """Where no platform has touched them."""
    write(tmp_path, {"s1/mse_value.py": MSE, "s1/huber_value.py": HUBER})
    submissions, _ = sorted_out(tmp_path)
    assert [one.time for one in submissions] == [1_790_000_000, 1_790_000_060]


def test_what_systems_leave_behind_is_passed_over(tmp_path: Path) -> None:
    """And what lossdrill wrote itself, or the instructor put beside."""
    silent = (
        "s1/.DS_Store",
        "s1/._mse_value.py",
        "__MACOSX/s1/mse_value.py",
        "s1/__pycache__/mse_value.cpython-311.pyc",
        "s1/.ipynb_checkpoints/mse_value-checkpoint.ipynb",
        "s1/Thumbs.db",
        "s1/desktop.ini",
        "s1/Icon\r",
        "s1/mse_value.py~",
        "s1/mse_value.md",
        ".git/config",
        "roster.csv",
        "class.toml",
        "run.sqlite",
        "run.sqlite-wal",
    )
    write(tmp_path, dict.fromkeys(silent, "x") | {"s1/mse_value.py": "1"})
    assert told(tmp_path) == [("s1", "mse-value", 1, "1")]


def test_what_holds_no_answer_is_told(tmp_path: Path) -> None:
    """Each file in one sentence that says what to do."""
    write(
        tmp_path,
        {
            "s1/all.zip": b"PK\3\4",
            "s1/all.tar.gz": b"\x1f\x8b",
            "s1/essay.pdf": b"%PDF",
            "s1/mse_value.txt": MSE,
            "s1/notes.py": "x = 1\n",
            "s1/answers.py": "answer = 'y'\n",
            "s1/mse_value.py": b"\xff",
            "s1/mae_value.py": b"x = '\0'",
            "s1/huber_value.ipynb": "{",
            "huber_value.py": HUBER,
            "all.zip": b"PK\3\4",
        },
    )
    with (tmp_path / "s1" / "rmse_value.py").open("wb") as file:
        file.truncate(10**10)
    said = complaints(tmp_path)
    assert {name: message.partition(";")[0] for name, message in said.items()} == {
        "s1/all.zip": "An archive is not opened",
        "s1/all.tar.gz": "An archive is not opened",
        "s1/essay.pdf": "An answer is a .py or an .ipynb file",
        "s1/mse_value.txt": "An answer is a .py or an .ipynb file",
        **dict.fromkeys(("s1/notes.py", "s1/answers.py"), said["s1/notes.py"]),
        "s1/mse_value.py": "The file is not UTF-8 (line 1)",
        "s1/mae_value.py": "The file has a null byte in line 1",
        "s1/huber_value.ipynb": "The file is cut off or damaged (not JSON)",
        "s1/rmse_value.py": "The file has 10000 MB",
        "huber_value.py": "Whose it is cannot be told",
        "all.zip": "An archive is not opened",
    }
    assert "cannot be told: name it after one" in said["s1/notes.py"]
    exercises = {one.file: one.exercise for one in sorted_out(tmp_path)[1]}
    assert exercises["s1/mse_value.py"] == "mse-value"
    assert exercises["s1/notes.py"] is None


def test_an_unreadable_file_is_no_attempt(tmp_path: Path) -> None:
    """The others are numbered without it."""
    write(tmp_path, {"s1/mse_value.py": b"\xff", "s1/mse_value-1.py": MSE})
    submissions, unreadable = sorted_out(tmp_path)
    assert [one.attempt for one in submissions] == [1]
    assert [(one.student, one.exercise) for one in unreadable] == [("s1", "mse-value")]


def test_links_are_not_followed(tmp_path: Path) -> None:
    """Neither out of the folder nor in circles; nor is read what is no file."""
    secret = tmp_path / "secret"
    write(secret, {"mse_value.py": "secret"})
    folder = tmp_path / "class"
    write(folder, {"s1/huber_value.py": "1"})
    (folder / "s1" / "mse_value.py").symlink_to(secret / "mse_value.py")
    (folder / "s1" / "more").symlink_to(secret)
    (folder / "s1" / "round").symlink_to(folder)
    (folder / "s1" / "gone.py").symlink_to("nowhere")
    (folder / "s3").symlink_to(secret)
    os.mkfifo(folder / "s1" / "rmse_value.py")
    submissions, unreadable = sorted_out(folder)
    assert [one.source for one in submissions] == ["1"]
    messages = {one.file: one.message for one in unreadable}
    assert messages.pop("s1/rmse_value.py").startswith("This is no ordinary file")
    assert messages.keys() == {"s1/mse_value.py", "s1/more", "s1/round", "s1/gone.py", "s3"}
    assert all(message.startswith("A link is not followed") for message in messages.values())


def test_a_folder_that_is_a_link_itself_is_read(tmp_path: Path) -> None:
    """The instructor named it."""
    write(tmp_path / "class", {"s1/mse_value.py": "1"})
    (tmp_path / "link").symlink_to(tmp_path / "class")
    assert told(tmp_path / "link") == [("s1", "mse-value", 1, "1")]


def test_folders_without_end_are_told(tmp_path: Path) -> None:
    """And what stands beside them is read."""
    write(tmp_path, {"s1/" + "d/" * 40 + "mse_value.py": "1", "s2/mse_value.py": "2"})
    submissions, unreadable = sorted_out(tmp_path)
    assert [one.student for one in submissions] == ["s2"]
    assert [(one.student, one.message[:18]) for one in unreadable] == [("s1", "Folders are nested")]


def test_who_is_not_on_the_roster_is_told(tmp_path: Path) -> None:
    """Nobody else gets what stands there, whatever the files below are called."""
    write(
        tmp_path,
        {
            "s1/mse_value.py": "1",
            "mallory/s1.py": MSE,
            "mallory/s1/mse_value.py": MSE,
            "mallory/leeann_47_999_mse_value.py": MSE,
            "mallory/Ann Lee_501_assignsubmission_file_/mse_value.py": MSE,
            "mallory_66_77_s1.py": MSE,
        },
    )
    submissions, unreadable = sorted_out(tmp_path, ROSTER)
    assert [one.source for one in submissions] == ["1"]
    assert [one.student for one in unreadable] == ["66", *["mallory"] * 4]
    assert all("is not on the roster" in one.message for one in unreadable)


def test_without_a_roster_the_first_folder_tells(tmp_path: Path) -> None:
    """Whatever the files below it are called."""
    write(
        tmp_path,
        {
            "mallory/leeann_47_999_mse_value.py": MSE,
            "mallory/Ann Lee_501_assignsubmission_file_/mse_value.py": MSE,
        },
    )
    assert {student for student, *_ in told(tmp_path)} == {"mallory"}


def test_hostile_names(tmp_path: Path) -> None:
    """Of folders and files, as handed out and as students call them: each is read, or told."""
    roster = tuple(Student(id=name) for name in NAMES)
    for number, name in enumerate(NAMES):
        write(tmp_path, {f"{folder_name(name)}/mse_value.py": f"# {number}\n"})
    found = {student: source for student, _, _, source in told(tmp_path, roster)}
    assert found == {name: f"# {number}\n" for number, name in enumerate(NAMES)}


@pytest.mark.parametrize("name", [*NAMES, *UNSEEN])
@pytest.mark.parametrize("roster", [None, ROSTER])
def test_hostile_files(tmp_path: Path, name: str, roster: Sequence[Student] | None) -> None:
    """Students and messages can be shown, whatever folders and files are called."""
    plain = name.replace("/", "_")[:60]
    write(tmp_path, {f"s1/{plain}.py": MSE, f"{plain}_/mse_value.py": MSE, f"_{plain}.py": MSE})
    submissions, unreadable = sorted_out(tmp_path, roster)
    assert "s1" in {one.student for one in submissions} or plain.startswith(".")
    assert all(one.student.isprintable() for one in submissions)
    assert all((one.student or "nobody").isprintable() for one in unreadable)
    assert all(one.message.isprintable() for one in unreadable)


def test_names_that_are_no_text(tmp_path: Path) -> None:
    """Bytes that are not UTF-8 are spelt out; the file is read all the same."""
    write(tmp_path, {os.fsdecode(b"caf\xe9/mse_value-\xff.py"): MSE})
    (submission,), unreadable = sorted_out(tmp_path)
    assert unreadable == []
    assert submission.student.encode()
    assert submission.file == "caf\\xe9/mse_value-\\xff.py"


def test_an_empty_folder(tmp_path: Path) -> None:
    """Gives nothing."""
    assert list(collect(tmp_path, PACK, ROSTER)) == []


def test_handed_out_stubs_come_back(tmp_path: Path) -> None:
    """Derivations too, which are all bound to one name."""
    stubs = [stub_for(PACK, PACK.exercise(each), 1) for each in ("huber-derive", "hinge-derive")]
    write(tmp_path, {"s1/all.ipynb": notebook(*stubs)})
    assert [exercise for _, exercise, _, _ in told(tmp_path)] == ["huber-derive", "hinge-derive"]


def test_a_simulated_class_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Every file, in order, with its number."""
    made = simulated(PACK, ["huber-value", "mse-gradient"], 20, attempts=2)
    write_folder(tmp_path, made.submissions)
    wanted = sorted(
        (one.student, one.exercise, one.attempt, one.source) for one in made.submissions
    )
    found = sorted(told(tmp_path, made.students))
    renumbered = {(student, exercise, source) for student, exercise, _, source in wanted}
    assert {(student, exercise, source) for student, exercise, _, source in found} == renumbered
    assert len(found) == len(wanted)


def test_one_source_at_a_time(tmp_path: Path) -> None:
    """However many there are."""
    large = "#" * 200_000
    write(tmp_path, {f"s{number}/mse_value.py": large for number in range(60)})
    tracemalloc.start()
    try:
        assert sum(1 for _ in collect(tmp_path, PACK, None)) == 60
        assert tracemalloc.get_traced_memory()[1] < 15 * len(large)
    finally:
        tracemalloc.stop()
