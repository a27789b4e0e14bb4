"""`lossdrill dev new` as an author types it: what it writes, says, and refuses."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lossdrill.cli import cli


def typed(line: str) -> Result:
    return CliRunner().invoke(cli, shlex.split(line)[1:])


def commands(output: str) -> list[str]:
    """The commands that are proposed."""
    return [line.strip() for line in output.splitlines() if line.startswith("  lossdrill ")]


def test_the_commands_that_it_proposes(home: Path) -> None:
    """Out of nothing an exercise, and the commands that are proposed do what is said of them."""
    made = typed("lossdrill dev new choose what-is-true --topic my_topic --pack 'my pack'")
    assert made.exit_code == 0, made.output
    check, hand_out = commands(made.output)
    assert typed(check).exit_code == 0
    assert "# What is true" in typed(hand_out).output
    assert Path("drills/my_topic/what_is_true.py").is_file()


def test_every_file_is_named(home: Path) -> None:
    """Each line that begins with `wrote` names a file that is there, and all are named."""
    made = typed("lossdrill dev new derive my-slope --topic my_topic --pack mine")
    named = {line.removeprefix("wrote ") for line in made.output.splitlines() if "wrote" in line}
    assert named == {str(path) for path in Path("mine").rglob("*") if path.is_file()}


def test_out_of_a_loss(home: Path) -> None:
    """What is made, what is not and why, and commands that do what is said of them."""
    Path("scaled.py").write_text(
        '"""Scaled error: the squared error, three times."""\n\n'
        "from lossdrill.symbolic import Loss, real\n\n"
        'y, y_hat, r = real("y y_hat r")\n'
        "scaled = Loss(3 * r**2, of=y_hat, given=y, where={r: y_hat - y})\n"
    )
    made = typed("lossdrill dev new --loss scaled.py --only derive,kinks --pack mine")
    assert made.exit_code == 0, made.output
    assert re.search(r"scaled-derive +\d+ points, \d+ mistakes, \d+ right answers", made.output)
    assert re.search(r"scaled-kinks +there are no corners", made.output)
    assert "To be mended" not in made.output
    assert Path("mine/exercises/scaled/loss.svg").is_file()
    check, hand_out = commands(made.output)
    assert typed(check).exit_code == 0
    assert "# Scaled error: the slope of one sample" in typed(hand_out).output


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("lossdrill dev new", "which kind"),
        ("lossdrill dev new choose", "its id"),
        ("lossdrill dev new choose my-id", "--topic"),
        ("lossdrill dev new chose my-id --topic t", "chose"),
        ("lossdrill dev new choose My-Id --topic t --pack mine", "no id"),
        ("lossdrill dev new choose my-id --topic 1st --pack mine", "no topic"),
        ("lossdrill dev new choose my-id --topic t --pack file.txt", "file.txt"),
        ("lossdrill dev new choose my-id --topic t --only value", "--loss"),
        ("lossdrill dev new --loss nowhere.py --pack mine", "nowhere.py"),
        ("lossdrill dev new --loss file.txt --only values --pack mine", "'values' is none of"),
        ("lossdrill dev new choose --loss file.txt --pack mine", "leave KIND"),
    ],
)
def test_what_cannot_be_begun(line: str, says: str, home: Path) -> None:
    """One sentence, exit code 2, and nothing is written."""
    Path("file.txt").write_text("not a folder")
    ended = typed(line)
    assert ended.exit_code == 2
    assert says in ended.output
    assert not Path("mine").exists()
