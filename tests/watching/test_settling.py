"""When a file that was just written to is read."""

from pathlib import Path

import pytest

from lossdrill.watching.settling import PATIENCE, Settling, looks_whole

WHOLE = "def mse(y, y_hat):\n    return ((y - y_hat) ** 2).mean()\n"
PATH = Path("mse_value.py")


@pytest.mark.parametrize("end", range(len(WHOLE) - 1))
def test_half_of_a_file(end: int) -> None:
    """No beginning of a function, as a write in parts leaves it, looks whole."""
    assert not looks_whole(WHOLE[:end])


@pytest.mark.parametrize(
    "source",
    [WHOLE, "# nothing but a comment\n", "x = '\\d'\n", "#" * 300_000 + "\n"],
    ids=["function", "comment", "warning", "long"],
)
def test_whole(source: str) -> None:
    """What parses and ends with its last line is whole, also when Python would warn of it."""
    assert looks_whole(source)


@pytest.mark.parametrize(
    "source",
    ["\n", "def mse(:\n", "\0\n", "(" * 5000 + ")" * 5000 + "\n", "-" * 100_000 + "1\n"],
    ids=["blank", "syntax", "null", "nested", "deep"],
)
def test_never_whole(source: str) -> None:
    """What Python cannot read is given a moment, whatever makes it so."""
    assert not looks_whole(source)


def test_a_moment() -> None:
    """A file is settled once it has been left alone for a moment, and is told of once."""
    settling = Settling()
    assert settling.seconds_left(0.0) is None
    settling.wait_for(PATH, 0.0)
    settling.wait_for(PATH, PATIENCE / 2)
    assert settling.seconds_left(PATIENCE) == pytest.approx(PATIENCE / 2)
    assert settling.settled(PATIENCE) == []
    assert settling.settled(2 * PATIENCE) == [PATH]
    assert settling.settled(2 * PATIENCE) == []
    assert settling.seconds_left(2 * PATIENCE) is None


def test_whole_at_once() -> None:
    """What looks whole is taken at once, also when a part of it was waited for."""
    settling = Settling()
    assert settling.is_settled(PATH, WHOLE, 0.0)
    assert not settling.is_settled(PATH, "", 10.0)
    assert settling.is_settled(PATH, WHOLE, 10.01)
    assert settling.seconds_left(10.01) is None


def test_growing() -> None:
    """A file that grows, line by line, is still being written, though each part looks whole."""
    settling = Settling()
    settling.is_settled(PATH, "a = 1\n", 0.0)
    assert not settling.is_settled(PATH, "a = 1\nb = 2\n", 0.02)
    assert not settling.is_settled(PATH, "a = 1\nb = 2\nc = 3\n", 0.04)
    assert settling.settled(0.04 + PATIENCE) == [PATH]


def test_after_its_moment() -> None:
    """After its moment a file is taken as it is, unless somebody is writing it again."""
    settling = Settling()
    assert not settling.is_settled(PATH, "def mse(", 0.0)
    assert not settling.is_settled(PATH, "def ms", PATIENCE, waited=True)
    assert settling.is_settled(PATH, "def ms", 2 * PATIENCE, waited=True)


def test_a_line_more() -> None:
    """Who adds a line to a finished file need not wait for it."""
    settling = Settling()
    settling.is_settled(PATH, "a = 1\n", 0.0)
    assert settling.is_settled(PATH, "a = 1\nb = 2\n", 2 * PATIENCE)


def test_much_shorter() -> None:
    """The first part of what was there before may be the beginning of more."""
    settling = Settling()
    settling.is_settled(PATH, "# a comment\n" + WHOLE, 0.0)
    assert not settling.is_settled(PATH, "# a comment\n", 10.0)
    assert not settling.is_settled(PATH, "# a comment\nx = 1\n", 10.01)
    assert settling.settled(10.01 + PATIENCE) == [PATH]


def test_what_was_moved_here_is_whole() -> None:
    """However short it is beside what stood there; written in place, it is given a moment."""
    long, short = "x = 1\n" * 20, "x = 1\n"
    for inode, taken in ((2, True), (1, False)):
        settling = Settling()
        assert settling.is_settled(PATH, long, 0.0, inode=1)
        assert settling.is_settled(PATH, short, 5.0, inode=inode) is taken
