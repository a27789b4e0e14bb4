"""`lossdrill class handout`: what it writes, says and refuses."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lossdrill.cli import Lossdrill

ROOT = Lossdrill("lossdrill", table={"class": ("lossdrill.cli.class_", "For instructors.")})


@pytest.fixture
def roster(home: Path) -> Path:
    path = Path("roster.csv")
    path.write_text("id,name\ns1,Ann\n../s2,=cmd\n")
    return path


def type_in(pack: Path, *arguments: str) -> Result:
    return CliRunner().invoke(ROOT, ["class", "handout", "--pack", str(pack), *arguments])


def test_a_class_gets_its_folders(pack: Path, roster: Path) -> None:
    """It says how much was written, and what to remember."""
    result = type_in(pack, "out", "--roster", "roster.csv", "--salt", "x", "--topic", "alpha")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("2 students · 2 exercises · 8 files written\n")
    assert "the same --salt" in result.stdout
    assert sorted(str(path) for path in Path("out").rglob("*.py")) == [
        "out/%2E.%2Fs2/double_it.py",
        "out/%2E.%2Fs2/halve_it.py",
        "out/s1/double_it.py",
        "out/s1/halve_it.py",
    ]
    again = type_in(pack, "out", "--roster", "roster.csv", "--salt", "x", "--exercise", "say_it")
    assert again.stdout.startswith("2 students · 1 exercise · 4 files written\n")
    last = type_in(pack, "out", "--roster", "roster.csv", "--salt", "x", "--topic", "beta")
    assert "4 were there and left as they are" in last.stdout


def test_a_notebook_for_each(pack: Path, roster: Path) -> None:
    """Instead of files."""
    result = type_in(pack, "out", "--roster", "roster.csv", "--salt", "x", "--notebook")
    assert result.stdout.startswith("2 students · 4 exercises · 2 files written\n")
    assert [path.name for path in Path("out/s1").iterdir()] == ["answers.ipynb"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("--salt x", "Say who is in the class, with: --roster"),
        ("--roster roster.csv", "class grade needs the same"),
        ("--roster roster.csv --salt=", "class grade needs the same"),
        ("--roster roster.csv --salt x --topic gamma", "There is no topic 'gamma'"),
        ("--roster roster.csv --salt x --exercise duoble-it", "Did you mean double-it"),
        ("--roster absent.csv --salt x", "does not exist"),
    ],
)
def test_what_is_missing_is_said(pack: Path, roster: Path, arguments: str, message: str) -> None:
    """In a sentence with what to type; nothing is written."""
    result = type_in(pack, "out", *arguments.split())
    assert result.exit_code == 2
    assert message in result.stderr
    assert not Path("out").exists()
