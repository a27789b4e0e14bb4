"""A file is written as a whole, or not at all."""

from pathlib import Path

import pytest

from lossdrill.whole_files import written_whole


def test_it_stands_there_when_it_is_whole(tmp_path: Path) -> None:
    """Until then the old content does; beside it nothing is left."""
    path = tmp_path / "file"
    path.write_bytes(b"old")
    with written_whole(path) as file:
        file.write(b"new")
        file.flush()
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_what_fails_changes_nothing(tmp_path: Path) -> None:
    """An error in the middle leaves neither half a file nor a draft."""
    path = tmp_path / "file"
    path.write_bytes(b"old")

    def fails_in_the_middle() -> None:
        with written_whole(path) as file:
            file.write(b"half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails_in_the_middle()
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
