"""What a learner's file may be, before it is run."""

from pathlib import Path

import pytest

from lossdrill.errors import UsageError
from lossdrill.submission import LARGEST, LARGEST_NOTEBOOK, decode, read_source
from tests.notebooks import notebook


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
    """A folder, what never ends, and nothing at all, each with what to do."""
    assert "is a folder; give the .py file in it" in complaint(tmp_path)
    (tmp_path / "endless.py").symlink_to("/dev/zero")
    assert "a device or a pipe" in complaint(tmp_path / "endless.py")
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


def test_a_notebook_is_its_code(tmp_path: Path) -> None:
    """Whatever the case of its ending."""
    for name in ("answer.ipynb", "ANSWER.IPYNB"):
        (tmp_path / name).write_text(notebook("x = 1", "y = 2"))
        assert read_source(tmp_path / name) == "x = 1\n\ny = 2\n"


def test_a_notebook_may_be_large_but_not_its_code(tmp_path: Path) -> None:
    """Pictures take room; an answer does not."""
    path = tmp_path / "answer.ipynb"
    path.write_text(notebook("x = 1", prose="x" * 2 * LARGEST))
    assert read_source(path) == "x = 1\n"
    path.write_text(notebook("#" * (LARGEST + 1)))
    assert "more than 1 MB of code" in complaint(path)
    with path.open("wb") as file:
        file.truncate(2 * LARGEST_NOTEBOOK)
    assert "a notebook has at most 20 MB" in complaint(path)


def test_a_name_may_stand_for_the_path(tmp_path: Path) -> None:
    """Where the path is told anyway."""
    path = tmp_path / "answer.py"
    path.write_bytes(b"\xff")
    with pytest.raises(UsageError, match=r"^The file is not UTF-8"):
        read_source(path, "The file")
