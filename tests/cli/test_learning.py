"""The way of a learner: next, hint, solution, list, status, report."""

import json
import re
from pathlib import Path

import msgspec
import pytest

from lossdrill.model import Kind
from lossdrill.practice.store import FILE_NAME, read_history
from tests.cli.conftest import RIGHT, WRONG, Type


def test_next(type_in: Type, pack: Path) -> None:
    """The first exercise is handed out: its place, its prompt, its file and the line to edit."""
    result = type_in("next")
    assert result.exit_code == 0, result.output
    first, *_, last = result.stdout.strip().split("\n")
    assert first.startswith("double-it · alpha · difficulty 2 of 5 · about 10 min")
    assert first.endswith("1 of 4")
    assert "Take y\u0302 and `do` it." in result.stdout
    assert last.startswith("→ drills/alpha/double_it.py:6      then: lossdrill grade --pack ")
    assert "# TODO" in Path("drills/alpha/double_it.py").read_text().split("\n")[5]


def test_next_brief(type_in: Type) -> None:
    """--brief prints the task in one sentence instead of the prompt."""
    result = type_in("next --brief")
    assert "Do double-it." in result.stdout
    assert "Take" not in result.stdout


def test_next_as_a_notebook(type_in: Type, home: Path) -> None:
    """The task above the stub; what is written there is graded, and reset makes it blank again."""
    result = type_in("next --notebook")
    assert result.exit_code == 0, result.output
    last = result.stdout.strip().split("\n")[-1]
    assert last.startswith("→ drills/alpha/double_it.ipynb      then: lossdrill grade --pack ")
    path = Path("drills/alpha/double_it.ipynb")
    blank = path.read_text()
    notebook = json.loads(blank)
    task, stub = notebook["cells"]
    assert (task["cell_type"], stub["cell_type"]) == ("markdown", "code")
    assert "double_it" in "".join(stub["source"])
    assert type_in("grade").exit_code in {1, 3}
    stub["source"] = RIGHT.splitlines(keepends=True)
    notebook["cells"].append({**stub, "id": "tried", "source": ["%timeit double_it(3)\n", "!ls"]})
    path.write_text(json.dumps(notebook))
    assert type_in("grade").exit_code == 0
    assert type_in("next double-it --notebook").stdout.count("left as it is") == 0
    assert "double_it_2.ipynb" in type_in("next double-it --notebook").stdout
    assert type_in("reset drills/alpha/double_it.ipynb").exit_code == 0
    assert path.read_text() == blank


def test_nothing_is_overwritten(type_in: Type, drill: Path) -> None:
    """No command ever changes a file that a learner has edited."""
    drill.write_text(WRONG)
    commands = ["next", "next double-it", "grade", "hint", "solution --give-up", "next double_it"]
    for command in [*commands, "status", "list", "next"]:
        type_in(command)
        assert drill.read_text() == WRONG, command
    result = type_in("next double-it")
    assert "already there and was left as it is" in result.stdout


def test_the_same_again(type_in: Type, drill: Path, home: Path) -> None:
    """Who asks again for what lies before them leaves no further record; who comes back to it after
    something else does.
    """
    type_in("next")
    type_in("next double-it")
    assert len(read_history(home / FILE_NAME).handouts) == 1
    for exercise in ("halve-it", "double-it"):
        type_in(f"next {exercise}")
    handouts = read_history(home / FILE_NAME).handouts
    assert [each.exercise for each in handouts] == ["double-it", "halve-it", "double-it"]


def test_next_moves_on(type_in: Type, drill: Path) -> None:
    """After a pass comes the next open exercise; until then the same one again."""
    assert "double-it ·" in type_in("next").stdout
    drill.write_text(RIGHT)
    type_in("grade")
    assert "halve-it ·" in type_in("next").stdout
    assert "say-it ·" in type_in("next --topic beta").stdout


def test_jumping(type_in: Type) -> None:
    """Any exercise can be had by name; what it builds on is said."""
    result = type_in("next halve_it")
    assert result.exit_code == 0
    assert "It builds on double-it, which you have not passed yet." in result.stdout
    assert Path("drills/alpha/halve_it.py").exists()


def test_next_that_cannot_be(type_in: Type) -> None:
    """An unknown exercise or topic, and a topic that waits for another, are one sentence each."""
    table = {
        "duoble-it": "Did you mean double-it",
        "--topic gamma": "There are: alpha, beta",
        "--topic beta": "lossdrill next double-it",
    }
    for arguments, said in table.items():
        result = type_in(f"next {arguments}")
        assert result.exit_code == 2
        assert said in result.stderr
    assert not Path("drills").exists()


def test_next_where_nothing_can_be_written(type_in: Type, home: Path) -> None:
    """A folder that cannot be made is one sentence, and no handout is recorded."""
    Path("drills").write_text("in the way")
    result = type_in("next")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr
    assert read_history(home / "history.sqlite").handouts == ()


def test_everything_passed(type_in: Type, drill: Path, home: Path) -> None:
    """When nothing is left of a topic, that is said instead of an error."""
    for name, source in (("double", RIGHT), ("halve", "def halve_it(x):\n    return x / 2\n")):
        Path(f"{name}_it.py").write_text(source)
        assert type_in(f"grade {name}_it.py").exit_code == 0
    result = type_in("next --topic alpha")
    assert result.exit_code == 0
    assert "every exercise of alpha" in result.stdout


def test_hints(type_in: Type, drill: Path, home: Path) -> None:
    """Hints come one at a time; each shows those before it; all four are recorded."""
    drill.write_text(WRONG)
    type_in("grade")
    texts = ["the concept of", "The factor is 2.", "the identity of", "the skeleton of"]
    for number in range(1, 5):
        result = type_in("hint")
        assert result.exit_code == 0
        assert [text in result.stdout for text in texts] == [step < number for step in range(4)]
    shown = type_in("hint").stdout
    assert "yours     9.0\n                 expected  6.0\n" in shown
    assert "python -i drills/alpha/double_it.py\n                 double_it(3.0)\n" in shown
    assert "--give-up" in type_in("hint").stdout
    seen = read_history(home / "history.sqlite").hints
    assert [hint.step for hint in seen] == [1, 2, 3, 4]


def test_hint_about_no_failure(type_in: Type, drill: Path, pack: Path, home: Path) -> None:
    """The second hint needs a failure; without one it says so and is not used up."""
    type_in("hint")
    for _ in range(2):
        result = type_in("hint")
        assert result.exit_code == 0
        assert "There is no failure to talk about yet" in result.stdout
        following = " ".join(result.stdout.split())
        assert f"lossdrill hint double-it --step 3 --pack {pack} (1 of 4 used)" in following
    assert "the identity" in type_in("hint --step 3").stdout
    seen = read_history(home / "history.sqlite").hints
    assert [hint.step for hint in seen] == [1, 3]


def test_hint_about_this_time_round(type_in: Type, drill: Path) -> None:
    """After another variant was handed out, the failure before that is no longer spoken of."""
    drill.write_text(WRONG)
    type_in("grade")
    type_in("solution --give-up")
    type_in("next double-it")
    said = type_in("hint --step 2").stdout
    assert "There is no failure to talk about yet" in said
    assert "lossdrill grade drills/alpha/double_it_2.py" in said
    type_in("grade")
    assert "The factor is 2." in type_in("hint --step 2").stdout


def test_hint_needs_an_exercise(type_in: Type) -> None:
    """Without anything at hand, `hint` and `solution` say how to begin."""
    for command in ("hint", "solution"):
        result = type_in(command)
        assert result.exit_code == 2
        assert "lossdrill next" in result.stderr


def test_solution_after_a_pass(type_in: Type, drill: Path, home: Path) -> None:
    """The solution stays closed until a pass; then it shows every right answer as a file."""
    closed = type_in("solution")
    assert closed.exit_code == 2
    assert "--give-up" in closed.stderr
    assert "return 2 * x" not in closed.output
    drill.write_text(RIGHT)
    type_in("grade")
    result = type_in("solution")
    assert result.exit_code == 0, result.output
    assert "return 2 * x" in result.stdout
    assert "return x * 2" in result.stdout
    (opened,) = read_history(home / "history.sqlite").solutions
    assert not opened.gave_up


def test_giving_up_moves_on(type_in: Type, drill: Path, home: Path) -> None:
    """After giving up, the exercise comes again: another variant, in a new file."""
    drill.write_text(WRONG)
    assert type_in("solution --give-up").exit_code == 0
    assert "drills/alpha/double_it_2.py" in type_in("next").stdout
    history = read_history(home / "history.sqlite")
    assert history.solutions[0].gave_up
    first, second = history.handouts
    assert second.variant == (first.variant + 1) % 32
    assert history.solutions[0].variant == first.variant
    assert type_in("grade").exit_code == 1  # the new, blank file
    assert read_history(home / "history.sqlite").attempts[0].solution_seen


class Entry(msgspec.Struct, frozen=True):
    id: str
    topic: str
    kind: Kind
    difficulty: int
    title: str
    state: str


class Listing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    schema_version: int
    exercises: list[Entry]


def test_list(type_in: Type) -> None:
    """Every exercise stands below its topic as passed, open, or locked and by what."""
    Path("double_it.py").write_text(RIGHT)
    assert re.search(r"halve-it +\w+ +\d  locked: needs double-it", type_in("list").stdout)
    type_in("grade double_it.py")
    assert re.sub(r" +\w+ +\d  ", " ", type_in("list").stdout) == (
        "alpha\n  double-it passed\n  halve-it open\n"
        "beta\n  say-it open\n  tear-it locked: needs say-it\n"
    )


def test_list_of_a_topic(type_in: Type) -> None:
    """`list --topic` shows that topic alone; an unknown one is answered with those that exist."""
    listed = type_in("list --topic beta").stdout
    assert [line.split()[0] for line in listed.splitlines()] == ["beta", "say-it", "tear-it"]
    unknown = type_in("list --topic gamma")
    assert unknown.exit_code == 2
    assert "alpha, beta" in unknown.stderr


def test_list_json(type_in: Type) -> None:
    """`list --json` is one object that decodes into typed values."""
    listing = msgspec.json.decode(type_in("list --json").stdout, type=Listing)
    assert listing.schema_version == 1
    assert [entry.id for entry in listing.exercises] == [
        "double-it",
        "halve-it",
        "say-it",
        "tear-it",
    ]
    assert [entry.state for entry in listing.exercises] == ["open", "locked", "locked", "locked"]


def test_status(type_in: Type, drill: Path) -> None:
    """Status counts, and sends one back to what lies on the desk before something new."""
    assert type_in("status").stdout.endswith(
        "\n0 of 4 exercises passed, 0 attempts recorded\n"
        "Next: edit drills/alpha/double_it.py, then lossdrill grade\n"
    )
    drill.write_text(RIGHT)
    type_in("grade")
    assert type_in("status").stdout == (
        "alpha  ██████████░░░░░░░░░░  1 of 2    1 of the last 1 first tries right\n"
        "beta   ░░░░░░░░░░░░░░░░░░░░  0 of 2\n"
        "\n1 of 4 exercises passed, 1 attempt recorded\n"
        "Next: lossdrill next (halve-it: Title of halve-it)\n"
    )


def test_reading_writes_nothing(type_in: Type, home: Path) -> None:
    """`list` and `status` make no history where there is none."""
    for command in ("list", "list --json", "status"):
        assert type_in(command).exit_code == 0
    assert not (home / FILE_NAME).exists()


def test_report(type_in: Type, drill: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`report` writes one page, over an earlier one, and says where."""
    for _ in range(2):
        result = type_in("report --out page.html")
        assert result.exit_code == 0, result.output
        assert "Wrote page.html" in result.stdout
    assert "<html" in Path("page.html").read_text()


def test_report_without_a_place(type_in: Type) -> None:
    """A page that cannot be written is one sentence."""
    result = type_in("report --out nosuch/page.html")
    assert result.exit_code == 2
    assert "--out FILE" in result.stderr
