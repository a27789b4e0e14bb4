"""`lossdrill class grade` as an instructor types it."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from lossdrill.classroom.executors import station
from lossdrill.classroom.executors.station import Setting, Station, StationError
from lossdrill.classroom.store import ResultStore
from lossdrill.judging.variant import variant_of
from lossdrill.pack import open_pack
from lossdrill.sandbox.layers import Permission
from tests.cli.conftest import RIGHT, WRONG, Type

ROSTER = "id,name\nann,Ann\nbob,Bob\ncy,Cy\n"
JSON = Path(__file__).resolve().parents[2] / "docs" / "json.md"


@pytest.fixture
def class_(home: Path) -> Path:
    """Ann is right, Bob is wrong and then cannot be run, Cy handed in nothing."""
    answers = {
        "ann/double_it.py": RIGHT,
        "ann/halve_it.py": "def halve_it(x):\n    return x / 2\n",
        "bob/double_it.py": WRONG,
        "bob/halve_it.py": "def halve_it(x:\n",
    }
    for name, source in answers.items():
        path = Path("handed-in") / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source)
    Path("roster.csv").write_text(ROSTER)
    return Path("handed-in")


def test_a_class(type_in: Type, class_: Path) -> None:
    """One line says it all, whatever the marks the exit code is 0, and the file holds it."""
    result = type_in("class grade handed-in --roster roster.csv --jobs 1")
    assert result.exit_code == 0, result.output
    assert result.stdout == "3 rostered · 3 graded · 2 missing · 1 with a syntax error\n"
    with ResultStore.open(Path("run.sqlite")) as store:
        ends = {(one.student, one.exercise): one.verdict.score for one in store.graded()}
        assert store.run.exercises == ("double-it", "halve-it")
    assert ends == {
        ("ann", "double-it"): 1.0,
        ("ann", "halve-it"): 1.0,
        ("bob", "double-it"): 0.0,
        ("bob", "halve-it"): 0.0,
    }


def test_a_file_that_cannot_be_read(type_in: Type, class_: Path) -> None:
    """Its answer is not missing, as in the gradebook; nor is it graded."""
    Path("handed-in/cy").mkdir()
    Path("handed-in/cy/halve_it.py").write_bytes(b"\xff")
    result = type_in("class grade handed-in --roster roster.csv --jobs 1")
    assert "3 graded · 1 missing · 1 with a syntax error · 1 file not read\n" in result.stdout
    assert "not read  cy/halve_it.py: The file is not UTF-8" in result.stdout
    type_in("class export run.sqlite --csv marks.csv")
    assert Path("marks.csv").read_text().count('"missing"') == 1


def test_the_wrong_folder(type_in: Type, class_: Path) -> None:
    """Where nothing can be graded it is said why, and earlier results stay."""
    type_in("class grade handed-in --roster roster.csv --jobs 1")
    before = type_in("class export run.sqlite --jsonl before.jsonl").exit_code
    result = type_in("class grade handed-in/ann --roster roster.csv --jobs 1")
    assert result.exit_code == 3
    assert "halve_it.py: Whose it is cannot be told" in result.stderr
    assert "Nothing in handed-in/ann can be graded" in result.stderr
    assert before == type_in("class export run.sqlite --jsonl after.jsonl").exit_code == 0
    assert Path("after.jsonl").read_bytes() == Path("before.jsonl").read_bytes() != b""


def test_as_json(type_in: Type, class_: Path) -> None:
    """The same as one object; without a roster the students are those who handed in something."""
    result = type_in("class grade handed-in --jobs 1 --json")
    told: dict[str, Any] = json.loads(result.stdout)
    assert told["schema_version"] == 1
    assert (told["students"], told["rostered"], told["missing"]) == (2, False, 0)
    assert (told["graded"], told["passed"], told["not_run"]) == (3, 2, {"syntax": 1})
    assert told["isolation"]
    page = JSON.read_text(encoding="utf-8")
    section = page.partition("## A class, as a whole")[2].partition("\n## ")[0]
    first = "\n".join(line.split("|")[1] for line in section.splitlines() if line.startswith("|"))
    assert set(re.findall(r"`(\w+)`", first)) == told.keys()


def test_a_corrected_answer(type_in: Type, class_: Path) -> None:
    """Grading again tells what came out differently than before, and nothing else."""
    type_in("class grade handed-in --jobs 1")
    again = type_in("class grade handed-in --jobs 1")
    assert "differently" not in again.stdout
    assert "4 answers have their verdicts from before; none to grade." in again.stderr
    (class_ / "bob" / "double_it.py").write_text(RIGHT)
    result = type_in("class grade handed-in --jobs 1")
    assert "1 submission came out differently than in the last run:" in result.stdout
    assert "bob  double-it  attempt 1: wrong 0.00 → pass 1.00" in result.stdout
    assert "3 answers have their verdicts from before; 1 to grade." in result.stderr
    (class_ / "ann" / "halve_it.py").write_text("halve_it = 1 +\n")
    result = type_in("class grade handed-in --jobs 1")
    assert "ann  halve-it  attempt 1: pass 1.00 → with a syntax error" in result.stdout


def test_the_salt_is_kept(type_in: Type, class_: Path) -> None:
    """Who types it once need not again; files that name another variant give it away."""
    type_in("class grade handed-in --jobs 1 --salt autumn")
    mine = variant_of("double-it", "ann", "autumn")
    path = class_ / "ann" / "double_it.py"
    path.write_text(f"# lossdrill double-it, variant {mine}\n{RIGHT}")
    result = type_in("class grade handed-in --jobs 1")
    assert "--salt" not in result.stderr
    with ResultStore.open(Path("run.sqlite")) as store:
        assert store.run.salt == "autumn"
    path.write_text(f"# lossdrill double-it, variant {(mine + 1) % 32}\n{RIGHT}")
    result = type_in("class grade handed-in --jobs 1")
    assert result.exit_code == 0
    assert "1 of the files name another variant" in result.stderr


@pytest.mark.parametrize(("least", "code"), [("0.4", 0), ("0.5", 0), ("0.51", 1)])
def test_fail_under(type_in: Type, class_: Path, least: str, code: int) -> None:
    """Ann has 2 of 2, Bob 0 of 2, which is a mean of one half."""
    result = type_in(f"class grade handed-in --jobs 1 --fail-under {least}")
    assert result.exit_code == code
    assert ("The mean score is 0.50" in result.stderr) == bool(code)


def test_an_exercise_at_fault(type_in: Type, class_: Path) -> None:
    """It is counted apart, the others are graded, and the exit code is that of a fault."""
    (class_ / "ann" / "tear_it.py").write_text("x = 1\n")
    result = type_in("class grade handed-in --jobs 1")
    assert result.exit_code == 4
    assert "3 graded" in result.stdout
    assert "1 not judged, as the exercise is at fault" in result.stdout
    assert "dev check" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ("class grade nowhere", 2, "does not exist"),
        ("class grade handed-in --roster nobody.csv", 2, "does not exist"),
        ("class grade handed-in --out handed-in/ann/double_it.py", 3, "no class's results"),
        ("class grade handed-in --fail-under 80", 2, "0<=x<=1"),
    ],
)
def test_what_cannot_be_done(
    type_in: Type, class_: Path, arguments: str, code: int, said: str
) -> None:
    """One sentence, the right exit code, and nothing is overwritten."""
    result = type_in(arguments)
    assert result.exit_code == code
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert (class_ / "ann" / "double_it.py").read_text() == RIGHT


@pytest.mark.parametrize("where", [["--jobs", "2"], ["--dask", "local", "--jobs", "1"]])
def test_interrupted(class_: Path, pack: Path, tmp_path: Path, where: list[str]) -> None:
    """Ctrl-C ends it soon, with 130 and without a traceback; the same command then finishes."""
    for number in range(40):
        path = class_ / f"student-{number}" / "double_it.py"
        path.parent.mkdir()
        path.write_text(f"while True:\n    pass  # {number}\n" if number else RIGHT)
    command = [sys.executable, "-m", "lossdrill", "class", "grade", "handed-in", "--json", *where]
    with subprocess.Popen(
        [*command, "--pack", pack],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env=dict(os.environ),
    ) as process:
        try:
            process.communicate(timeout=6)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all of them
        out, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert not out
    assert "What was graded is kept" in err
    assert "Traceback" not in err
    for folder in class_.glob("student-*"):
        if folder.name != "student-0":
            (folder / "double_it.py").unlink()
    finished = subprocess.run([*command, "--pack", pack], capture_output=True, check=True)
    assert json.loads(finished.stdout)["graded"] == 4


def test_without_bubblewrap(class_: Path, pack: Path, tmp_path: Path) -> None:
    """Where other layers suffice, it grades and says what a file can still learn."""
    command = [sys.executable, "-m", "lossdrill", "class", "grade", "handed-in", "--jobs", "1"]
    environment = {**os.environ, "PATH": str(tmp_path)}
    result = subprocess.run(
        [*command, "--pack", pack], env=environment, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    assert "Note: without bubblewrap" in result.stderr


def test_refused_without_isolation(monkeypatch: pytest.MonkeyPatch) -> None:
    """The refusal names what is missing and how to go on; --unsafe grades all the same."""
    refusal = Permission(granted=False, reasons=("without seccomp a file can do harm",))
    monkeypatch.setattr(station, "class_grading", lambda *_, **__: refusal)
    setting = Setting(pack=open_pack().content_hash)
    with pytest.raises(StationError, match=r"seccomp a file can do harm.*doctor.*--unsafe"):
        Station(setting)
    Station(msgspec.structs.replace(setting, unsafe=True)).close()
