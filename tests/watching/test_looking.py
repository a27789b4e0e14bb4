"""What files look like from outside."""

import os
from pathlib import Path

import pytest

from lossdrill.errors import UsageError
from lossdrill.watching import looking
from lossdrill.watching.looking import Place, changed, place_of


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mse_value.py"
    path.write_text("a = 1\n")
    return path


def test_untouched(file: Path) -> None:
    """What nobody wrote to looks as before."""
    place = place_of(file)
    assert list(place.look()) == [file]
    assert changed(place.look(), place.look()) == set()


def test_same_size_and_time(file: Path) -> None:
    """A save by renaming is seen even where neither the size nor the time tells."""
    place = place_of(file)
    before, time = place.look(), file.stat().st_mtime_ns
    beside = file.with_name("beside")
    beside.write_text("b = 2\n")
    os.utime(beside, ns=(time, time))
    beside.replace(file)
    assert changed(before, place.look()) == {file}


def test_gone_and_back(file: Path) -> None:
    """A file that is removed has changed, and again when it is back."""
    place = place_of(file)
    there = place.look()
    file.unlink()
    gone = place.look()
    assert changed(there, gone) == {file}
    file.write_text("a = 1\n")
    assert changed(gone, place.look()) == {file}


def test_link(file: Path, tmp_path: Path) -> None:
    """Behind a link, the file that is written is looked at."""
    link = tmp_path / "elsewhere" / "link.py"
    link.parent.mkdir()
    link.symlink_to(file)
    assert place_of(link) == Place(file.parent, file)


def test_folder(file: Path) -> None:
    """In a folder, answers count: no hidden files, no leavings of editors and interpreters."""
    folder = file.parent
    for name in ("huber/a.py", "b.ipynb", "__pycache__/c.py", ".d/e.py", ".f.py", "g.py~", "h.txt"):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    assert place_of(folder).look().keys() == {file, folder / "huber/a.py", folder / "b.ipynb"}


def test_nothing_there(tmp_path: Path) -> None:
    """A folder that is gone is an empty one."""
    assert Place(tmp_path / "gone").look() == {}


def test_too_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that is no folder of answers is refused, with what to do instead."""
    monkeypatch.setattr(looking, "MOST_FILES", 3)
    for number in range(4):
        (tmp_path / f"{number}.py").touch()
    with pytest.raises(UsageError, match="single file"):
        place_of(tmp_path).look()


def test_other_kinds_of_files(file: Path) -> None:
    """A place may be looked at for files of other kinds than answers."""
    text = file.with_name("track.toml")
    text.write_text("")
    assert set(Place(file.parent, suffixes=(".toml",)).look()) == {text}
