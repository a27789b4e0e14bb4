"""`lossdrill grade`: what it says, returns, records and prints as JSON."""

import json
import os
from pathlib import Path

import msgspec
import pytest

from lossdrill.cli.graded import verdict_json
from lossdrill.model import (
    Check,
    Counterexample,
    Curve,
    Diagnosis,
    Exercise,
    Reading,
    Reason,
    Status,
    Verdict,
)
from lossdrill.pack import Pack
from lossdrill.practice.store import read_history
from tests.cli.conftest import RIGHT, WRONG, Type
from tests.notebooks import notebook
from tests.practice.samples import failure


class Contract(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `grade --json` promises; every key is required."""

    schema_version: int
    file: str
    exercise: str
    status: Status
    passed: bool
    score: float
    variant: int
    reason: Reason | None
    checks: tuple[Check, ...]
    diagnoses: tuple[Diagnosis, ...]
    counterexample: Counterexample | None
    notes: tuple[str, ...]
    curve: Curve | None
    read_as: tuple[Reading, ...]
    printed: str
    isolation: tuple[str, ...]
    pack: str
    pack_name: str
    pack_version: str


def history(home: Path) -> list[tuple[str, str]]:
    attempts = read_history(home / "history.sqlite").attempts
    return [(made.exercise, made.verdict.status) for made in attempts]


def test_right(type_in: Type, drill: Path, home: Path) -> None:
    """A right answer in the file handed out passes, is recorded with its source, and exits 0."""
    drill.write_text(RIGHT)
    result = type_in("grade")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("PASS  double-it\n")
    assert "Next: lossdrill next" in result.stdout
    (made,) = read_history(home / "history.sqlite").attempts
    assert (made.exercise, made.source, made.verdict.status) == ("double-it", RIGHT, "pass")
    assert made.seconds > 0


def test_wrong(type_in: Type, drill: Path, pack: Path, home: Path) -> None:
    """A wrong answer is told why, is recorded, and exits 1."""
    drill.write_text(WRONG)
    result = type_in("grade")
    assert result.exit_code == 1
    verdict, following = result.stdout.split("Next: ")
    assert verdict == (
        "FAIL  matches the reference    0 of 1 points\n"
        "  simplest failing case    x=3.0\n"
        "  yours 9.0     expected 6.0\n"
        "  → The factor is 2.\n"
        "pass  shape of the result\n"
    )
    assert " ".join(following.split()) == f"lossdrill hint --pack {pack} (0 of 4 used)"
    assert history(home) == [("double-it", "wrong")]


def test_after_all_hints(type_in: Type, drill: Path, home: Path) -> None:
    """When every hint was seen, the solution is offered."""
    drill.write_text(WRONG)
    type_in("grade")
    for _ in range(4):
        type_in("hint")
    following = type_in("grade").stdout.split("Next: ")[1]
    assert following.startswith("lossdrill solution double-it --give-up --pack")
    assert read_history(home / "history.sqlite").attempts[-1].hints == 4


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("", "missing name"),
        ("def double_it(x:\n", "syntax"),
        ("def doubel_it(x):\n    return 2 * x\n", "doubel_it"),
        ("import nosuchmodule\n", "import"),
        ("def double_it(x):\n    return 1 / 0\n", "ZeroDivisionError"),
        ("import os\nos._exit(0)\n", "ended early"),
    ],
)
def test_not_run(type_in: Type, drill: Path, home: Path, source: str, said: str) -> None:
    """What cannot run is told which rule it met, is recorded as that, and exits 3."""
    drill.write_text(source)
    result = type_in("grade")
    assert result.exit_code == 3, result.output
    assert result.stdout.startswith("NOT RUN  double-it: ")
    assert said in result.stdout
    assert "then lossdrill grade" in result.stdout
    assert history(home) == [("double-it", "not_run")]


def test_our_fault(type_in: Type, home: Path) -> None:
    """When the exercise is at fault the learner hears so, nothing is recorded, and it exits 4."""
    Path("tear_it.py").write_text("def tear_it(x):\n    return x\n")
    result = type_in("grade tear_it.py")
    assert result.exit_code == 4
    assert "not your answer" in result.stdout
    assert "Traceback" not in result.output
    assert history(home) == []


def test_handed_in(type_in: Type, home: Path) -> None:
    """What is not scored is kept, exits 0 and satisfies prerequisites."""
    Path("say-it.py").write_text('text = "it"\n')
    result = type_in("grade say-it.py")
    assert result.exit_code == 0
    assert result.stdout.startswith("HANDED IN")
    assert "tear-it    implement  2  open" in type_in("list").stdout


def test_the_clock_runs_while_one_writes(type_in: Type, home: Path) -> None:
    """Who hands in an essay hears how long ago it was handed out."""
    type_in("next say-it")
    Path("drills/beta/say_it.py").write_text('text = "it"\n')
    assert "Next: lossdrill report (under a minute since it was handed out)" in (
        type_in("grade").stdout
    )


def test_what_is_asked_on_comes_before_the_report(type_in: Type) -> None:
    """The next step is to answer, in the same file, as long as anything is open."""
    type_in("next mock-interview", pack=None)
    path = Path("drills/interview/mock_interview.py")
    asked = path.read_text().replace('"""\n"""', '"""So."""')
    written, open_still = asked.split("\nmse_more =")
    path.write_text(written + "\nmse_more =" + open_still.replace("So.", ""))
    first = type_in("grade", pack=None).stdout
    assert "mse_more: " in first
    assert "Next: answer in drills/interview/mock_interview.py, then lossdrill grade (" in first
    assert str(path) in type_in("next mock-interview --brief", pack=None).stdout
    path.write_text(asked)
    assert "Next: lossdrill report (" in type_in("grade", pack=None).stdout
    assert "mock_interview_2.py" in type_in("next mock-interview --brief", pack=None).stdout


def test_an_answer_is_known_from_what_it_defines(type_in: Type, home: Path) -> None:
    """A file of any name may hold several answers; each is judged; the worst is the exit code."""
    Path("mine.py").write_text(RIGHT + "\n\ndef halve_it(x):\n    return x\n")
    result = type_in("grade mine.py --json")
    assert result.exit_code == 1
    verdicts = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(one["exercise"], one["status"]) for one in verdicts] == [
        ("double-it", "pass"),
        ("halve-it", "wrong"),
    ]
    assert history(home) == [("double-it", "pass"), ("halve-it", "wrong")]


def test_a_notebook_is_graded(type_in: Type, home: Path) -> None:
    """Its code is judged as a file's would be."""
    Path("double-it.ipynb").write_text(notebook("%pylab inline", RIGHT, "!ls", "double_it(2)"))
    result = type_in("grade double-it.ipynb")
    assert result.exit_code == 0, result.output
    assert history(home) == [("double-it", "pass")]


def test_bad_input(type_in: Type, home: Path) -> None:
    """What cannot be graded is one sentence on standard error that says what to do; exit 2."""
    Path("double_it.py").write_text(RIGHT)
    Path("folder.py").mkdir()
    Path("duoble_it.py").write_text("def duoble_it(x):\n    return 2 * x\n")
    Path("large.py").write_text("#" * 1_100_000)
    Path("latin.py").write_bytes(b"x = 1\n# caf\xe9\n")
    Path("null.py").write_bytes(b"x = 1\0\n")
    table = {
        "nosuch.py": "There is no file nosuch.py",
        "folder.py": "is a folder",
        "duoble_it.py": "Did you mean double-it",
        "double_it.py --exercise duoble-it": "Did you mean double-it",
        "double_it.py --variant 32": "0<=x<=31",
        "large.py --exercise double-it": "at most 1 MB",
        "latin.py --exercise double-it": "not UTF-8 (line 2)",
        "null.py --exercise double-it": "null byte in line 1",
        "": "begin with: lossdrill next",
    }
    for arguments, said in table.items():
        result = type_in(f"grade {arguments}")
        assert result.exit_code == 2, arguments
        assert said in result.stderr
        assert result.stdout == ""
    assert history(home) == []


@pytest.mark.parametrize("name", ["double_it.py", "double-it.py"])
def test_known_by_name(type_in: Type, name: str) -> None:
    """The exercise is found from the file's name, with hyphens or underscores."""
    Path(name).write_text(RIGHT)
    assert type_in(f"grade {name}").exit_code == 0


def test_known_by_option(type_in: Type) -> None:
    """--exercise says what a file with any other name answers."""
    Path("mine.py").write_text(RIGHT)
    assert type_in("grade mine.py --exercise double_it").exit_code == 0


def test_several_files(type_in: Type, home: Path) -> None:
    """Several files are all graded, one bad one stops nothing, and the worst decides the exit."""
    Path("double_it.py").write_text(RIGHT)
    Path("halve_it.py").write_text("def halve_it(x):\n    return x\n")
    assert type_in("grade double_it.py halve_it.py").exit_code == 1
    result = type_in("grade nosuch.py double_it.py halve_it.py")
    assert result.exit_code == 2
    assert "no file nosuch.py" in result.stderr
    assert [status for _, status in history(home)] == ["pass", "wrong"] * 2


def test_no_record(type_in: Type, pack: Path, home: Path) -> None:
    """--no-record leaves no trace: not even a history."""
    Path("double_it.py").write_text(WRONG)
    result = type_in("grade --no-record double_it.py")
    assert result.exit_code == 1
    following = f"Next: lossdrill hint double-it --pack {pack} (0 of 4 used)"
    assert following in " ".join(result.stdout.split())
    assert not (home / "history.sqlite").exists()


def test_json(type_in: Type, home: Path) -> None:
    """Each file gives exactly one JSON object that decodes into the contract."""
    Path("double_it.py").write_text(WRONG)
    Path("halve_it.py").write_text("def halve_it(x:")
    result = type_in("grade --json --variant 7 double_it.py nosuch.py halve_it.py")
    assert result.exit_code == 3
    assert "no file nosuch.py" in result.stderr
    wrong, not_run = [
        msgspec.json.decode(line, type=Contract) for line in result.stdout.splitlines()
    ]
    assert wrong.schema_version == 1
    assert (wrong.file, wrong.exercise, wrong.status) == ("double_it.py", "double-it", "wrong")
    assert (wrong.reason, wrong.passed, wrong.score, wrong.variant) == ("value", False, 0.0, 7)
    assert wrong.diagnoses[0].id == "factor"
    assert wrong.counterexample is not None
    assert wrong.counterexample.inputs == {"x": 3.0}
    assert (not_run.status, not_run.reason) == ("not_run", "syntax")


def test_json_is_strict() -> None:
    """No NaN or infinity ever stands bare in the JSON, whatever the judge let through."""
    case = Counterexample(inputs={"x": float("inf")}, yours=float("nan"), expected="nan")
    text = verdict_json(failure(counterexample=case, score=float("nan")), Path("a.py"))

    def refuse(token: str) -> None:
        raise AssertionError(token)

    assert json.loads(text, parse_constant=refuse)["counterexample"]["expected"] == "nan"


def test_json_of_a_strange_name() -> None:
    """A file whose name is no UTF-8 is named as nearly as JSON can."""
    name = os.fsdecode(b"\xff.py")
    assert json.loads(verdict_json(failure(), Path(name)))["file"] == "\ufffd.py"


def test_replays_the_variant_handed_out(
    type_in: Type, drill: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file is judged by the variant it was handed out with, unless --variant says otherwise."""
    drill.write_text(RIGHT)
    asked: list[int] = []

    def spy(source: str, exercise: Exercise, pack: Pack, variant: int, run: object) -> Verdict:
        asked.append(variant)
        return Verdict(exercise=exercise.id, status="pass", score=1.0, variant=variant)

    monkeypatch.setattr("lossdrill.grading.grade", spy)
    (handout,) = read_history(home / "history.sqlite").handouts
    assert type_in("grade").exit_code == 0
    assert type_in("solution").exit_code == 0  # the next variant is now another one
    assert type_in(f"grade {drill}").exit_code == 0
    assert type_in("grade --variant 31").exit_code == 0
    assert asked == [handout.variant, handout.variant, 31]


def test_store_trouble(type_in: Type, drill: Path, home: Path) -> None:
    """When the attempt cannot be kept the verdict is shown all the same; exit 3 says it was not."""
    drill.write_text(RIGHT)
    content = (home / "history.sqlite").read_bytes()
    (home / "history.sqlite").write_bytes(content[:1000])
    result = type_in("grade")
    assert result.exit_code == 3
    assert "is damaged" in result.stderr
    assert (home / "history.sqlite").read_bytes() == content[:1000]


def test_unwritable_home(type_in: Type, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a place for the history the verdict is shown; then one sentence, and exit 3."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("LOSSDRILL_HOME", str(tmp_path / "file" / "home"))
    Path("double_it.py").write_text(RIGHT)
    result = type_in("grade double_it.py")
    assert result.exit_code == 3
    assert result.stdout.startswith("PASS")
    assert "LOSSDRILL_HOME" in result.stderr
