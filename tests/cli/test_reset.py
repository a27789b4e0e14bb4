"""Beginning again: whatever was written is kept."""

from pathlib import Path
from shutil import rmtree

import pytest

from lossdrill.practice.history import IN_TERMINAL, Handout
from lossdrill.practice.keeping import put_aside
from lossdrill.practice.store import FILE_NAME, Store, read_history
from tests.cli.conftest import RIGHT, WRONG, Type

AT = "2026-11-23T04:30:00Z"


def kept(drill: Path) -> list[str]:
    return sorted(path.read_text() for path in drill.parent.glob("*.bak"))


def test_a_fresh_stub(type_in: Type, drill: Path, home: Path) -> None:
    """The stub is blank again, what was written stands beside it, and every attempt is kept."""
    blank = drill.read_text()
    drill.write_text(WRONG)
    type_in("grade")
    result = type_in("reset")
    assert result.exit_code == 0, result.output
    assert drill.read_text() == blank
    assert kept(drill) == [WRONG]
    (name,) = (path.name for path in drill.parent.glob("*.bak"))
    first, last = result.stdout.splitlines()
    assert first == f"What you wrote is kept: drills/alpha/{name}"
    assert last.startswith("→ drills/alpha/double_it.py:6      then: lossdrill grade --pack ")
    history = read_history(home / FILE_NAME)
    assert len(history.attempts) == 1
    assert len({each.variant for each in history.handouts}) == 1


def test_again_and_again(type_in: Type, drill: Path) -> None:
    """However often, and however quickly one after another, nothing that was written is lost."""
    written = [f"x = {number}\n" for number in range(5)]
    for text in written:
        drill.write_text(text)
        assert type_in("reset double_it").exit_code == 0
    assert kept(drill) == written


def test_nothing_was_written(type_in: Type, drill: Path) -> None:
    """A blank stub stays, and no copy of it is made."""
    for _ in range(2):
        assert "still as it was handed out" in type_in("reset").stdout
    assert kept(drill) == []


def test_the_file_is_gone(type_in: Type, drill: Path) -> None:
    """A file that was deleted is written anew, its folder too."""
    drill.unlink()
    drill.parent.rmdir()
    assert type_in("reset").exit_code == 0
    assert "TODO" in drill.read_text()
    assert kept(drill) == []


def test_a_folder_in_its_place(type_in: Type, drill: Path) -> None:
    """A folder is left as it is, and what to do is one sentence."""
    drill.unlink()
    drill.mkdir()
    (drill / "notes").write_text("mine")
    result = type_in("reset")
    assert result.exit_code == 2
    assert "is a folder now; move it away" in result.stderr
    assert (drill / "notes").read_text() == "mine"


@pytest.mark.parametrize("leads_somewhere", [True, False])
def test_a_link_in_its_place(type_in: Type, drill: Path, *, leads_somewhere: bool) -> None:
    """A link is put aside itself; the file that it leads to is neither moved nor changed."""
    elsewhere = Path("elsewhere.py")
    if leads_somewhere:
        elsewhere.write_text(RIGHT)
    drill.unlink()
    drill.symlink_to(elsewhere.absolute())
    assert type_in("reset").exit_code == 0
    assert not drill.is_symlink()
    assert "TODO" in drill.read_text()
    (link,) = drill.parent.glob("*.bak")
    assert link.is_symlink()
    assert elsewhere.exists() == leads_somewhere
    if leads_somewhere:
        assert elsewhere.read_text() == RIGHT


def test_the_folder_is_not_here(
    type_in: Type, drill: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file whose whole folder is gone, as that of another machine, is not written anywhere."""
    there = Path.cwd()
    monkeypatch.chdir(tmp_path)
    rmtree(there)
    result = type_in("reset double-it")
    assert result.exit_code == 2
    assert "lossdrill next double-it" in result.stderr
    assert not there.exists()


def test_what_was_asked_in_the_terminal(type_in: Type, home: Path) -> None:
    """What has no file, because a quiz asked it, cannot be reset."""
    with Store(home / FILE_NAME) as store:
        store.record_handout(Handout(exercise="double-it", variant=1, path=IN_TERMINAL, at=AT))
    result = type_in("reset")
    assert result.exit_code == 2
    assert "was not handed out yet" in result.stderr
    assert list(Path.cwd().iterdir()) == []


def test_any_bytes_are_kept(type_in: Type, drill: Path) -> None:
    """What is no text is kept as well, byte for byte."""
    drill.write_bytes(b"\xff\xfe\x00 not UTF-8")
    assert type_in("reset").exit_code == 0
    (aside,) = drill.parent.glob("*.bak")
    assert aside.read_bytes() == b"\xff\xfe\x00 not UTF-8"


def test_one_file_of_several(type_in: Type, drill: Path) -> None:
    """After another time round, the last file is meant, or the one named, in its variant."""
    blank = drill.read_text()
    drill.write_text(RIGHT)
    type_in("grade")
    type_in("next double-it")
    second = Path("drills/alpha/double_it_2.py")
    second.write_text(WRONG)
    assert "double_it_2.py" in type_in("reset double-it").stdout
    assert drill.read_text() == RIGHT
    result = type_in("reset drills/alpha/double_it.py")
    assert "another variant of it: lossdrill next double-it" in result.stdout
    assert drill.read_text() == blank
    assert kept(drill) == [RIGHT, WRONG]


def test_what_cannot_be_reset(type_in: Type, drill: Path) -> None:
    """A file of one's own is never replaced; what was not handed out, and what is no exercise, is
    one sentence each.
    """
    own = Path("double_it.py")
    own.write_text(RIGHT)
    table = {
        "double_it.py": "no file that `lossdrill next` wrote",
        "halve-it": "lossdrill next halve-it",
        "duoble-it": "Did you mean double-it",
    }
    for target, said in table.items():
        result = type_in(f"reset {target}")
        assert result.exit_code == 2
        assert said in result.stderr
    assert own.read_text() == RIGHT


def test_a_name_that_is_taken(tmp_path: Path) -> None:
    """Of two files put aside in one second, each has a name of its own."""
    path = tmp_path / "a.b.py"
    names = []
    for number in range(3):
        path.write_text(str(number))
        found = put_aside(path, AT)
        assert found is not None
        assert found.read_text() == str(number)
        names.append(found.name)
    assert names == [
        "a.b.2026-11-23T043000Z.bak",
        "a.b.2026-11-23T043000Z-2.bak",
        "a.b.2026-11-23T043000Z-3.bak",
    ]
    assert put_aside(path, AT) is None


def test_a_name_that_cannot_be_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system refuses, the file stays, and nothing is left beside it."""
    path = tmp_path / "a.py"
    path.write_text("mine")

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError):
        put_aside(path, AT)
    assert [each.name for each in tmp_path.iterdir()] == ["a.py"]
    assert path.read_text() == "mine"
