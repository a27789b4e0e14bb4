"""What is kept is what would be made: a file that changed never goes unnoticed."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from lossdrill import kept as module
from lossdrill.kept import kept, state_of
from lossdrill.pack import Pack
from tests.judging.packs import write_pack


def read(root: Path, place: Path) -> bytes:
    """All content below a folder, from where it is kept."""

    def make() -> bytes:
        return b"\n".join(path.read_bytes() for path in sorted((root / "part").rglob("*.txt")))

    return kept(place, lambda: state_of([str(root)], ["part"], lambda name: name != "other"), make)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "root"
    (root / "part" / "below").mkdir(parents=True)
    (root / "part" / "below" / "a.txt").write_text("a\nb")
    (root / "part" / "b.txt").write_text("second")
    return root


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if all files had been at rest for long."""
    monkeypatch.setattr(module, "AT_REST", -(10**18))


@pytest.mark.usefixtures("at_once")
def test_it_is_made_once(root: Path, tmp_path: Path) -> None:
    """What is there and whole is not made again, and holds any bytes."""
    place = tmp_path / "kept" / "file"
    first = read(root, place)
    look = lambda: state_of([str(root)], ["part"], lambda name: name != "other")  # noqa: E731
    assert kept(place, look, lambda: b"made again") == first == b"second\na\nb"
    assert list(place.parent.iterdir()) == [place]


@pytest.mark.usefixtures("at_once")
def test_every_change_is_seen(root: Path, tmp_path: Path) -> None:
    """Content, size, names, a file more or less; also where the time of the content, or its size,
    is as before.
    """
    place = tmp_path / "kept"
    path = root / "part" / "b.txt"

    def same_time_and_size() -> None:
        times = path.stat()
        path.with_name("new").write_text("SECOND")
        os.utime(path.with_name("new"), ns=(times.st_atime_ns, times.st_mtime_ns))
        path.with_name("new").replace(path)

    changes: list[Callable[[], object]] = [
        lambda: path.write_text("longer than before"),
        lambda: path.write_text("second"),
        same_time_and_size,
        lambda: path.rename(root / "part" / "c.txt"),
        lambda: (root / "part" / "d.txt").write_text(""),
        (root / "part" / "c.txt").unlink,
        (root / "part" / "d.txt").unlink,
        lambda: (root / "part" / "d.txt").symlink_to(root / "part" / "below" / "a.txt"),
    ]
    for change in changes:
        read(root, place)
        change()
        now = b"\n".join(each.read_bytes() for each in sorted((root / "part").rglob("*.txt")))
        assert read(root, place) == now


def test_what_changed_just_now_is_not_kept(root: Path, tmp_path: Path) -> None:
    """A second change within one tick of the clock, to the same size, would leave no trace."""
    place = tmp_path / "kept"
    path = root / "part" / "b.txt"
    for text in ("first!", "second", "third!") * 20:
        path.write_text(text)
        assert read(root, place).startswith(text.encode())
    assert not place.exists()


def test_what_is_at_rest_is_kept(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It counts how long ago something last changed, not how long ago it was read; a time that was
    set into the past does not help.
    """
    place = tmp_path / "kept"
    for path in root.rglob("*.txt"):
        os.utime(path, ns=(1, 1))
    read(root, place)
    assert not place.exists()
    newest = state_of([str(root)], ["part"], lambda _: True).newest
    waited = place.with_name("now")
    waited.touch()
    monkeypatch.setattr(module, "AT_REST", waited.stat().st_mtime_ns - newest - 1)
    read(root, place)
    assert place.exists()


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("end", [0, 1, 60, 70, -1])
def test_half_a_file_is_made_anew(root: Path, tmp_path: Path, end: int) -> None:
    """Wherever it ends."""
    place = tmp_path / "kept"
    whole = read(root, place)
    place.write_bytes(place.read_bytes()[:end])
    assert read(root, place) == whole
    place.write_bytes(place.read_bytes()[:-1] + b"?")
    assert read(root, place) == whole


def test_where_nothing_can_be_written(root: Path, tmp_path: Path) -> None:
    """It is made each time."""
    (tmp_path / "file").write_text("")
    assert read(root, tmp_path / "file" / "kept") == b"second\na\nb"


@pytest.mark.usefixtures("at_once")
def test_what_could_not_be_made_is_not_kept(root: Path, tmp_path: Path) -> None:
    """What is raised goes through, and leaves nothing behind."""
    look = lambda: state_of([str(root)], ["part"], lambda _: True)  # noqa: E731

    def fail() -> bytes:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        kept(tmp_path / "kept" / "file", look, fail)
    assert list((tmp_path / "kept").iterdir()) == []


@pytest.mark.usefixtures("at_once")
def test_the_hash_of_a_pack_is_the_same_kept_or_not(tmp_path: Path) -> None:
    """After every change; and the second time, no file is read."""
    root = write_pack(tmp_path / "pack").root
    folder = tmp_path / "hashes"
    seen = set()
    for text in ("1", "2", "3"):
        (root / "solutions" / "numbers" / "more.py").write_text(text)
        fresh = Pack(root).content_hash
        assert Pack(root, kept_in=folder).content_hash == fresh
        assert Pack(root, kept_in=folder).content_hash == fresh
        seen.add(fresh)
    assert len(seen) == 3


@pytest.mark.usefixtures("at_once")
def test_a_kept_hash_reads_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """That is what it is for."""
    root = write_pack(tmp_path / "pack").root
    before = Pack(root, kept_in=tmp_path / "hashes").content_hash
    monkeypatch.setattr("lossdrill.pack._content_hash", None)
    assert Pack(root, kept_in=tmp_path / "hashes").content_hash == before
