"""What each student gets."""

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from lossdrill.classroom.handout import NOTEBOOK, HandedOut, Handout
from lossdrill.classroom.intake import collect
from lossdrill.classroom.model import Student, Submission
from lossdrill.classroom.register import folder_name
from lossdrill.errors import UsageError
from lossdrill.judging.handout import stub_for, variant_in
from lossdrill.judging.variant import variant_of
from lossdrill.pack import open_pack
from lossdrill.submission import read_source
from tests.classroom.hostile import NAMES

PACK = open_pack()
SALT = "autumn"
EXERCISES = [PACK.exercise(each) for each in ("huber-value", "mse-logistic-claim", "huber-derive")]
CLASS = tuple(Student(id=name) for name in ("s1", "s2", *NAMES))


def hand_out(
    folder: Path, students: Sequence[Student] = CLASS, *, notebook: bool = False
) -> HandedOut:
    handout = Handout(PACK, EXERCISES, SALT, notebook=notebook)
    return handout.write(folder, students, lambda *_: None)


def test_every_student_gets_own_variants(tmp_path: Path) -> None:
    """Those that the class is graded with, as whole stubs, with the tasks beside them."""
    assert hand_out(tmp_path) == HandedOut(2 * len(EXERCISES) * len(CLASS), 0)
    for student in CLASS:
        place = tmp_path / folder_name(student.id)
        for exercise in EXERCISES:
            source = read_source(place / exercise.file_name)
            variant = variant_of(exercise.id, student.id, SALT)
            assert variant_in(source, exercise) == variant
            assert source == stub_for(PACK, exercise, variant)
            task = (place / exercise.file_name).with_suffix(".md").read_text(encoding="utf-8")
            assert task == PACK.prompt(exercise)


def test_nothing_is_written_elsewhere(tmp_path: Path) -> None:
    """Whatever students are called."""
    hand_out(tmp_path / "a" / "b")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b"]
    assert len(list((tmp_path / "a" / "b").iterdir())) == len(CLASS)
    assert all(path.is_dir() for path in (tmp_path / "a" / "b").iterdir())


@pytest.mark.parametrize("notebook", [False, True])
def test_what_was_handed_out_comes_back(tmp_path: Path, *, notebook: bool) -> None:
    """As it was: by the roster each file finds its student and its exercise."""
    hand_out(tmp_path, notebook=notebook)
    found = list(collect(tmp_path, PACK, CLASS))
    assert all(isinstance(one, Submission) for one in found)
    assert {(one.student, one.exercise) for one in found} == {
        (student.id, exercise.id) for student in CLASS for exercise in EXERCISES
    }


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """What students wrote stays; what is missing is written."""
    hand_out(tmp_path)
    mine, gone = tmp_path / "s1" / "huber_value.py", tmp_path / "s2" / "huber_value.py"
    mine.write_text("mine")
    gone.unlink()
    assert hand_out(tmp_path) == HandedOut(1, 2 * len(EXERCISES) * len(CLASS) - 1)
    assert mine.read_text() == "mine"
    assert gone.exists()


def test_a_notebook_holds_all(tmp_path: Path) -> None:
    """Tasks and stubs in turn; written twice it is the same, to the byte."""
    assert hand_out(tmp_path / "a", notebook=True) == HandedOut(len(CLASS), 0)
    hand_out(tmp_path / "b", notebook=True)
    first, second = (tmp_path / each / "s1" / NOTEBOOK for each in "ab")
    assert first.read_bytes() == second.read_bytes()
    code = read_source(first)
    for exercise in EXERCISES:
        assert stub_for(PACK, exercise, variant_of(exercise.id, "s1", SALT)).strip() in code
    assert PACK.prompt(EXERCISES[0]).splitlines()[0] in first.read_text(encoding="utf-8")
    assert hand_out(tmp_path / "a", notebook=True) == HandedOut(0, len(CLASS))


def test_links_are_not_written_through(tmp_path: Path) -> None:
    """Neither folders nor files that lead elsewhere."""
    (tmp_path / "elsewhere").mkdir()
    folder = tmp_path / "class"
    folder.mkdir()
    (folder / "s1").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UsageError, match="is a link; remove it"):
        hand_out(folder)
    (folder / "s1").unlink()
    (folder / "s1").mkdir()
    (folder / "s1" / "huber_value.py").symlink_to(tmp_path / "elsewhere" / "new.py")
    hand_out(folder)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    """A file where a folder should be."""
    (tmp_path / "s1").write_text("")
    with pytest.raises(UsageError, match="cannot be written"):
        hand_out(tmp_path)


def test_folders_that_some_systems_take_for_one(tmp_path: Path) -> None:
    """Are refused before anything is written."""
    with pytest.raises(UsageError, match="S1 and s1 differ in case alone"):
        hand_out(tmp_path, (Student(id="S1"), Student(id="s1")))
    assert list(tmp_path.iterdir()) == []


def test_without_nbformat_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is written."""
    monkeypatch.setitem(sys.modules, "nbformat", None)
    with pytest.raises(UsageError, match=r"pip install 'lossdrill\[notebook\]'"):
        Handout(PACK, EXERCISES, SALT, notebook=True)
