"""The index of a pack is what its manifests say, at any time."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from lossdrill.errors import PackError
from lossdrill.pack import Pack, open_pack
from lossdrill.pack_index import indexed
from tests.judging.packs import MANIFEST, write_pack

Change = Callable[[Path], object]


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if all files had been at rest for long."""
    monkeypatch.setattr("lossdrill.kept.AT_REST", -(10**18))


def _another_exercise(root: Path) -> None:
    folder = root / "exercises" / "numbers" / "thrice"
    folder.mkdir()
    (folder / "exercise.toml").write_text(MANIFEST, encoding="utf-8")


def _longer_title(root: Path) -> None:
    path = root / "exercises" / "numbers" / "twice" / "exercise.toml"
    path.write_text(MANIFEST.replace("Twice a number", "Twice any number"), encoding="utf-8")


def _title_of_the_same_length(root: Path) -> None:
    path = root / "exercises" / "numbers" / "twice" / "exercise.toml"
    path.write_text(MANIFEST.replace("Twice a number", "twice A NUMBER"), encoding="utf-8")
    os.utime(path, ns=(1, 1))  # a later change has another time; here it need not be waited for


def test_all_of_the_built_in_pack(tmp_path: Path) -> None:
    """What is read the second time is what was read the first time, in the same order."""
    assert indexed(open_pack(), tmp_path) == open_pack().exercises
    assert indexed(open_pack(), tmp_path) == open_pack().exercises


def test_the_second_time_no_manifest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That is what it is for."""
    pack = write_pack(tmp_path / "pack")
    before = indexed(pack, tmp_path / "index")
    monkeypatch.setattr("lossdrill.pack.read_manifest", None)
    assert indexed(Pack(pack.root), tmp_path / "index") == before


@pytest.mark.parametrize(
    "change",
    [_another_exercise, _longer_title, _title_of_the_same_length],
    ids=lambda c: c.__name__,
)
def test_a_change_is_seen(tmp_path: Path, change: Change) -> None:
    """An exercise more, or another text in one."""
    root = write_pack(tmp_path / "pack").root
    before = indexed(Pack(root), tmp_path / "index")
    change(root)
    after = indexed(Pack(root), tmp_path / "index")
    assert after != before
    assert after == Pack(root).exercises


def test_two_packs_do_not_meet(tmp_path: Path) -> None:
    """Each has its own index in the folder."""
    one = write_pack(tmp_path / "one")
    other = write_pack(tmp_path / "other", manifest=MANIFEST.replace("minutes = 1", "minutes = 2"))
    for pack in (one, other, one, other):
        assert indexed(Pack(pack.root), tmp_path / "index") == pack.exercises


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"version": 1}', b"\xff\xfe"])
def test_an_index_that_cannot_be_read_is_made_anew(tmp_path: Path, content: bytes) -> None:
    """Half a file, another program's, or none of ours."""
    pack = write_pack(tmp_path / "pack")
    expected = indexed(pack, tmp_path / "index")
    (path,) = (tmp_path / "index").iterdir()
    path.write_bytes(content)
    assert indexed(Pack(pack.root), tmp_path / "index") == expected
    assert path.read_bytes() != content


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    """A file is in the way."""
    pack = write_pack(tmp_path / "pack")
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert indexed(pack, tmp_path / "file" / "index") == pack.exercises


def test_what_is_wrong_with_a_pack_is_said_each_time(tmp_path: Path) -> None:
    """An error is not kept."""
    pack = write_pack(tmp_path / "pack", manifest=MANIFEST.replace("minutes = 1", ""))
    for _ in range(2):
        with pytest.raises(PackError, match="minutes"):
            indexed(Pack(pack.root), tmp_path / "index")
