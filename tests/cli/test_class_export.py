"""`lossdrill class export`, typed: what is written, what is refused, and in which words."""

import csv
import json
import zipfile
from pathlib import Path

import pytest
from click.testing import Result

from lossdrill import __version__
from lossdrill.classroom.executors.station import stable
from lossdrill.classroom.keys import Keys
from lossdrill.classroom.model import Run, Student, Submission, Unreadable
from lossdrill.classroom.recorder import Recorder, TakenIn
from lossdrill.model import Verdict
from lossdrill.pack import open_pack
from tests.classroom.exports.builders import HOSTILE
from tests.classroom.exports.schema import violations
from tests.cli.conftest import RIGHT, WRONG, Type

CANVAS = """\
Student,ID,SIS User ID,SIS Login ID,Section
    Points Possible,,,,
Lovelace,101,ada,ada@uni.example,A
Somebody Else,999,else,else@uni.example,A
"""


@pytest.fixture
def run(pack: Path, home: Path) -> Path:
    """Ada passed double-it and did not hand in halve-it; the second is called =1+1."""
    students = [Student(id="ada", name="Ada"), Student(id="=1+1", name="\u202e=cmd")]
    submissions = [
        Submission(student="ada", exercise="double-it", source=RIGHT, file="ada/double_it.py"),
        Submission(student="=1+1", exercise="double-it", source=WRONG, file="x/double_it.py"),
    ]
    verdicts = [
        Verdict(exercise="double-it", status="pass", score=1.0, variant=3),
        Verdict(exercise="double-it", status="wrong", score=0.25, variant=4, printed="SECRET"),
    ]
    path = home.parent / "run.sqlite"
    keys = Keys(open_pack(pack), "salt")
    with Recorder(path) as recorder:
        taken = [TakenIn(each, keys.key(each), keys.variant(each)) for each in submissions]
        unread = Unreadable(file="ada/notes.txt", message="This is no answer.", student="ada")
        recorder.take_in([*taken, unread])
        jobs = {job.source: job.id for job in recorder.jobs(None, 9)}
        recorder.record(
            (jobs[one.source], stable(verdict))
            for one, verdict in zip(submissions, verdicts, strict=True)
        )
        recorder.finish(
            Run(
                pack=open_pack(pack).content_hash,
                version=__version__,
                salt="salt",
                layers=("rlimits",),
                exercises=("double-it", "halve-it"),
                students=tuple(students),
                feedback="diagnosis",
            )
        )
    return path


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def said(result: Result, code: int) -> str:
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    return result.stderr


def test_every_form_at_once(run: Path, type_in: Type) -> None:
    """One option for each form; together they read the results once."""
    Path("canvas-export.csv").write_text(CANVAS)
    result = type_in(
        f"class export {run} --csv marks.csv --jsonl marks.jsonl --gradescope results "
        "--canvas canvas.csv --roster-from canvas-export.csv"
    )
    assert result.exit_code == 0, result.output
    ada, other = rows(Path("marks.csv"))
    assert (ada["student"], ada["double-it"], ada["halve-it state"]) == ("ada", "1", "missing")
    assert (ada["total"], other["total"]) == ("0.5", "0.125")
    assert (other["student"], other["name"]) == ("'=1+1", "'=cmd")
    lines = Path("marks.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["student"] for line in lines] == ["ada", "=1+1"]
    written = json.loads(Path("results/ada/results.json").read_text("utf-8"))
    assert violations(written) == []
    assert "notes.txt was not read" in written["output"]
    (lovelace,) = rows(Path("canvas.csv"))[1:]
    assert (lovelace["ID"], lovelace["double-it"], lovelace["halve-it"]) == ("101", "1", "")


def test_who_is_not_found_is_named(run: Path, type_in: Type) -> None:
    """On either side, so that nobody's mark is lost unseen."""
    Path("canvas-export.csv").write_text(CANVAS)
    result = type_in(f"class export {run} --canvas canvas.csv --roster-from canvas-export.csv")
    assert "1 of 2 students, found by SIS User ID" in result.stdout
    assert "1 in the class, not in Canvas's file:\n  =1+1\n" in result.stderr
    assert "1 in Canvas's file, not in the class:\n  Somebody Else\n" in result.stderr


def test_nobody_found(run: Path, type_in: Type) -> None:
    """Then nothing is written, and it is said how ids come to agree."""
    Path("canvas-export.csv").write_text(CANVAS.replace("ada", "eve"))
    result = type_in(f"class export {run} --canvas canvas.csv --roster-from canvas-export.csv")
    assert "--roster canvas-export.csv" in said(result, 2)
    assert not Path("canvas.csv").exists()


def test_feedback_is_as_graded_unless_given(run: Path, type_in: Type) -> None:
    """The level of class grade holds for exports."""
    assert type_in(f"class export {run} --jsonl a.jsonl").exit_code == 0
    assert type_in(f"class export {run} --jsonl b.jsonl --feedback full").exit_code == 0
    assert "SECRET" not in Path("a.jsonl").read_text("utf-8")
    assert "SECRET" in Path("b.jsonl").read_text("utf-8")


def test_nothing_is_overwritten_unasked(run: Path, type_in: Type) -> None:
    """Not the instructor's file, nor what was read; with --force the first of them."""
    Path("marks.csv").write_text("mine")
    assert "--force" in said(type_in(f"class export {run} --jsonl j --csv marks.csv"), 2)
    assert Path("marks.csv").read_text() == "mine"
    assert not Path("j").exists()
    assert type_in(f"class export {run} --csv marks.csv --force").exit_code == 0
    assert len(rows(Path("marks.csv"))) == 2
    before = run.read_bytes()
    assert "read from" in said(type_in(f"class export {run} --csv {run} --force"), 2)
    assert run.read_bytes() == before
    assert type_in(f"class export {run} --gradescope results").exit_code == 0
    assert "--force" in said(type_in(f"class export {run} --gradescope results"), 2)


def test_hostile_ids_make_no_path(pack: Path, run: Path, type_in: Type) -> None:
    """Every student has a folder below the one that was asked for, whatever the id."""
    ids = [*HOSTILE, "..", ".", "../../up", "/etc", "a/b", "x" * 255, "李" * 80, "CON", "a\0b"]
    with Recorder(run) as recorder:
        recorder.finish(
            Run(
                pack="",
                version="1",
                salt="",
                layers=(),
                exercises=("double-it",),
                students=tuple(Student(id=each) for each in ids),
            )
        )
    assert type_in(f"class export {run} --gradescope deep/results").exit_code == 0
    written = [path.relative_to("deep") for path in Path("deep").rglob("results.json")]
    assert len(written) == len(set(ids))
    assert {len(path.parts) for path in written} == {3}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ("", "Name the file that class grade wrote"),
        ("{run}", "Say what to write"),
        ("none.sqlite --csv a.csv", "There is no file none.sqlite"),
        ("{run} --canvas a.csv", "--canvas and --roster-from go together"),
        ("{run} --csv a.csv --roster-from {run}", "--canvas and --roster-from go together"),
        ("{run} --csv a.csv --exercise twice", "The class has no exercise 'twice'"),
        ("{run} --csv a.csv --salt x --unsafe", "is made with --salt, --unsafe"),
        ("{run} --gradescope-bundle a.zip", "is made without RESULTS"),
        ("--gradescope-bundle a.zip --csv b.csv", "is made without --csv"),
        ("--gradescope-bundle a.zip", "Say what the bundle grades"),
        ("--gradescope-bundle a.zip --exercise twice", "There is no exercise 'twice'"),
        (
            "--gradescope-bundle a.zip --exercise double-it --wheel {run}",
            "is not a wheel of lossdrill",
        ),
        ("{run} --csv no/such/a.csv", "cannot be written"),
    ],
)
def test_what_makes_no_sense_is_said(run: Path, type_in: Type, arguments: str, words: str) -> None:
    """In one sentence, and nothing is written."""
    before = set(Path().iterdir())
    result = type_in(f"class export {arguments.format(run=run)}")
    assert result.exit_code in {2, 3}, result.output
    assert words in result.stderr
    assert set(Path().iterdir()) == before


def test_a_bundle_holds_what_grades(pack: Path, home: Path, type_in: Type) -> None:
    """The two scripts at the top, executable, the pack, and the settings; the same file twice."""
    Path("roster.csv").write_text("id,email\ns-1,Ada@Uni.example\n")
    command = "class export --exercise double-it --roster roster.csv --salt x --feedback score"
    for name in ("a.zip", "b.zip"):
        assert type_in(f"{command} --gradescope-bundle {name}").exit_code == 0
    assert Path("a.zip").read_bytes() == Path("b.zip").read_bytes()
    with zipfile.ZipFile("a.zip") as archive:
        rights = {entry.filename: entry.external_attr >> 16 for entry in archive.infolist()}
        settings = json.loads(archive.read("settings.json"))
        requirement = archive.read("requirements.txt").decode()
        assert archive.read("run_autograder").startswith(b"#!/bin/sh\n")
        assert archive.read("setup.sh").startswith(b"#!/usr/bin/env bash\n")
    assert rights["setup.sh"] & 0o111 == rights["run_autograder"] & 0o111 == 0o111
    assert requirement == f"lossdrill=={__version__}\n"
    assert settings["ids"] == {"ada@uni.example": "s-1"}
    assert settings["exercises"] == ["double-it"]
    assert settings["feedback"] == "score"
    packed = {name for name in rights if name.startswith("pack/")}
    assert packed == {f"pack/{'/'.join(parts)}" for parts in open_pack(pack).files()}
