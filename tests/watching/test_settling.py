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


def test_whole_in_the_end() -> None:
    """A file that became whole needs no more of its moment."""
    settling = Settling()
    settling.wait_for(PATH, 0.0)
    settling.forget(PATH)
    settling.forget(PATH)
    assert settling.seconds_left(0.0) is None
