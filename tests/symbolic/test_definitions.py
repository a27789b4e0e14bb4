"""Loading `loss.py`: what is found, and what an author hears when it is broken."""

import sys
from pathlib import Path

import pytest

from lossdrill.errors import PackError
from lossdrill.symbolic.definitions import load_definitions, losses_in

GOOD = """
from lossdrill.symbolic import Loss, real

r, y = real("r y")
first = Loss(r**2, of=r, given=y)
second = Loss(r**4, of=r, given=y)
"""


def write(root: Path, text: str) -> Path:
    path = root / "solutions" / "topic" / "loss.py"
    path.parent.mkdir(parents=True)
    path.write_text(text)
    return path


def test_losses_come_by_name_in_order(tmp_path: Path) -> None:
    """Every loss bound to a name is found, in the order of the file, and nothing else is left."""
    path = write(tmp_path, GOOD)
    load_definitions(tmp_path, "topic")  # which may load modules of Python's own
    before = set(sys.modules)
    assert list(load_definitions(tmp_path, "topic")) == ["first", "second"]
    assert set(sys.modules) == before
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x = (\n", r":1: .*never closed"),
        ("x = 1\ny = x / 0\n", r":2: ZeroDivisionError: division by zero"),
        ("import nowhere_at_all\n", r":1: No module named 'nowhere_at_all'"),
        ("x = 1\n", r"defines no loss"),
        (
            GOOD.replace('real("r y")', "__import__('sympy').symbols('r y')"),
            r":5: the symbol r has no domain",
        ),
        *(
            (
                GOOD.replace("of=r, given=y", "of=y, where={r: 2 * y}").replace("r**2", loss),
                r":5: where: it defines r, so the loss must be written in r alone, without y",
            )
            for loss in ("y**2", "r * y")
        ),
    ],
)
def test_broken_files(tmp_path: Path, text: str, message: str) -> None:
    """The file is named, the line where there is one, and what is wrong."""
    path = write(tmp_path, text)
    with pytest.raises(PackError, match=message) as caught:
        load_definitions(tmp_path, "topic")
    assert str(caught.value).startswith(str(path))


def test_a_file_in_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line is that of the author, not one of the code that Python makes of our classes."""
    text = GOOD.replace('real("r y")', "__import__('sympy').symbols('r y')")
    (tmp_path / "own.py").write_text(text)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(PackError, match=r"^own\.py:5: the symbol r has no domain"):
        losses_in(Path("own.py"))


def test_a_missing_file(tmp_path: Path) -> None:
    """A topic without definitions is the author's fault, not a crash."""
    with pytest.raises(PackError, match=r"loss\.py: is missing"):
        load_definitions(tmp_path, "topic")
