"""What a learner's file may be, before it is run."""

from pathlib import Path

import pytest

from lossdrill.errors import UsageError
from lossdrill.submission import LARGEST, decode, read_source


def complaint(path: Path) -> str:
    with pytest.raises(UsageError) as caught:
        read_source(path)
    message = str(caught.value)
    assert "\n" not in message
    return message


@pytest.mark.parametrize(
    "data",
    [b"x = 1\ny = 2\n", b"\xef\xbb\xbfx = 1\ny = 2\n", b"x = 1\r\ny = 2\r\n", b"x = 1\ry = 2\r"],
)
def test_any_utf8_text_is_read(tmp_path: Path, data: bytes) -> None:
    """With or without a byte order mark, with the line ends of any system."""
    path = tmp_path / "answer.py"
    path.write_bytes(data)
    assert read_source(path) == "x = 1\ny = 2\n"


def test_an_empty_file_is_a_source() -> None:
    """What it lacks is said when it is run."""
    assert decode(b"", "answer.py") == ""


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("x = 1\n# ü\n".encode("latin-1"), "is not UTF-8 (line 2); save it as UTF-8"),
        ("x = 1\n".encode("utf-16"), "is not UTF-8 (line 1)"),
        (b"x = 1\ny = '\0'\n", "has a null byte in line 2"),
    ],
)
def test_other_text_is_refused_with_its_line(tmp_path: Path, data: bytes, message: str) -> None:
    """The learner hears which line, and how to save it."""
    path = tmp_path / "answer.py"
    path.write_bytes(data)
    assert message in complaint(path)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    """A folder, and nothing at all, each with what to do."""
    assert "is a folder; give the .py file in it" in complaint(tmp_path)
    assert "Start one with: lossdrill next" in complaint(tmp_path / "absent.py")
    assert "cannot be read" in complaint(tmp_path / ("long" * 200))


def test_a_large_file_is_refused_unread(tmp_path: Path) -> None:
    """Its size is told, as is what is usual."""
    path = tmp_path / "answer.py"
    with path.open("wb") as file:
        file.truncate(50 * LARGEST)
    assert "has 50 MB; an answer has at most 1 MB" in complaint(path)
    with path.open("wb") as file:
        file.write(b"#" * LARGEST)
    assert len(read_source(path)) == LARGEST


def test_a_notebook_is_refused(tmp_path: Path) -> None:
    """It holds the answer, but not as Python."""
    path = tmp_path / "answer.ipynb"
    path.write_text("{}")
    assert "save the answer as a .py file" in complaint(path)
