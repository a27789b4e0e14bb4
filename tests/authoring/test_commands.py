"""The authors' commands: what they print, and what they exit with."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lossdrill.authoring import answers
from lossdrill.cli import cli
from tests.authoring.conftest import EXERCISE, FOLDER, SOLUTION, Edit


def dev(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["dev", *map(str, arguments)])


def test_check_of_a_sound_pack(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every exercise gets its line, and the exit code is 0."""
    monkeypatch.setattr(answers, "VARIANTS", 2)
    result = dev("check", "--pack", root)
    assert result.exit_code == 0
    assert f"ok  {EXERCISE}" in result.output
    assert "1 exercise, all sound" in result.output


def test_check_names_what_is_wrong(root: Path, edit: Edit) -> None:
    """Each finding stands below its exercise, and the exit code is 1."""
    edit(SOLUTION, "judge = ", "judges = ")
    result = dev("check", "huber_gradient", "--pack", root)
    assert result.exit_code == 1
    assert f"1 !  {EXERCISE}" in result.output
    assert "end the file with `judge = " in result.output


def test_check_of_several_exercises_at_a_time(root: Path) -> None:
    """Processes of their own check them, and what they find comes back in the order of the pack."""
    for number in (1, 2):
        shutil.copytree(root / FOLDER, root / f"{FOLDER}-{number}")
        (root / SOLUTION.replace(".py", f"_{number}.py")).write_text("judge = nothing")
    broken = [f"{EXERCISE}-{number}" for number in (1, 2)]
    result = dev("check", *broken, "--pack", root, "--jobs", 2)
    assert result.exit_code == 1
    assert result.output.count("NameError") == 2
    assert result.output.index(broken[0]) < result.output.index(broken[1])


@pytest.mark.parametrize("command", ["check", "mutants"])
def test_an_unknown_exercise(root: Path, command: str) -> None:
    """What is not there is a usage error, with near names."""
    result = dev(command, "huber-gradent", "--pack", root)
    assert result.exit_code == 2
    assert f"Did you mean {EXERCISE}?" in result.output


def test_derive_says_what_it_wrote(root: Path) -> None:
    """A file that is missing is written, and then everything is current."""
    path = root / "solutions/huber/_derived.py"
    before = path.read_bytes()
    path.unlink()
    assert "_derived.py" in dev("derive", "--pack", root).output
    assert path.read_bytes() == before
    assert dev("derive", "huber", "--pack", root).output == "Everything is current.\n"


def test_derive_of_an_unknown_topic(root: Path) -> None:
    """A topic that is not there is a usage error; one without definitions is the pack's fault."""
    result = dev("derive", "huberr", "--pack", root)
    assert result.exit_code == 2
    assert "There is no topic 'huberr'. There are: huber" in result.output
    (root / "solutions/huber/loss.py").unlink()
    result = dev("derive", "huber", "--pack", root)
    assert result.exit_code == 4
    assert "solutions/huber/loss.py: is missing" in result.output


def test_derive_where_nothing_can_be_written(root: Path) -> None:
    """What is in the way of a file is one sentence that names it."""
    path = root / "exercises/huber/loss.svg"
    path.mkdir()
    result = dev("derive", "--pack", root)
    assert result.exit_code == 4
    assert f"{path}: cannot be written: Is a directory." in result.output


def test_derive_without_definitions(root: Path) -> None:
    """A pack in which nothing is defined has nothing to derive, which is said."""
    for name in ("loss.py", "_derived.py"):
        (root / "solutions/huber" / name).unlink()
    assert "No topic has a loss.py" in dev("derive", "--pack", root).output
