"""`export` and `import` at the command line: two machines of one learner."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lossdrill.cli import cli
from lossdrill.practice.history import Handout, HintSeen
from lossdrill.practice.store import FILE_NAME, Store, read_history
from tests.cli.conftest import RIGHT, WRONG, Type

AT = "2026-11-23T04:30:00Z"


def move(*words: str, given: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, words, input=given)


@pytest.fixture
def elsewhere(home: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Path]:
    """Goes on at another machine."""

    def go() -> Path:
        other = home.with_name("elsewhere")
        monkeypatch.setenv("LOSSDRILL_HOME", str(other))
        return other / FILE_NAME

    return go


@pytest.fixture
def laptop(type_in: Type, drill: Path) -> Path:
    """Handed out, wrong, a hint, passed: exported to a file."""
    drill.write_text(WRONG)
    type_in("grade")
    type_in("hint")
    drill.write_text(RIGHT)
    type_in("grade")
    assert move("export", "--out", "laptop.jsonl").exit_code == 0
    return Path("laptop.jsonl")


def test_there_and_back(type_in: Type, laptop: Path, elsewhere: Callable[[], Path]) -> None:
    """On the other machine it goes on where it stopped; a second import changes nothing."""
    status = type_in("status").stdout
    there = elsewhere()
    assert "0 of 4 exercises passed" in type_in("status").stdout
    result = move("import", "laptop.jsonl")
    assert result.exit_code == 0, result.output
    assert result.stdout == (
        "Imported 2 attempts, 1 handout, 1 hint from laptop.jsonl.\nNext: lossdrill status\n"
    )
    assert type_in("status").stdout == status
    assert "halve-it ·" in type_in("next").stdout
    before = read_history(there)
    result = move("import", "laptop.jsonl")
    assert result.stdout == "Nothing is new in laptop.jsonl: 4 records known already.\n"
    assert (result.exit_code, read_history(there)) == (0, before)


def test_through_a_pipe(laptop: Path, elsewhere: Callable[[], Path]) -> None:
    """Without --out it is written to standard output, and read from standard input for `-`."""
    exported = move("export")
    assert exported.stdout_bytes == laptop.read_bytes()
    elsewhere()
    result = move("import", "-", given=exported.stdout_bytes)
    assert "from standard input" in result.stdout
    assert move("export").stdout_bytes == laptop.read_bytes()


def test_each_line_is_what_the_documentation_says(laptop: Path) -> None:
    """Line by line JSON: first what it is, then records, each of a kind, then how many."""
    first, *records, last = map(json.loads, laptop.read_text(encoding="utf-8").splitlines())
    assert (first["kind"], first["program"], first["schema_version"]) == ("history", "lossdrill", 1)
    assert [record["kind"] for record in records] == ["handout", "hint", "attempt", "attempt"]
    assert last == {"kind": "end", "records": 4}


def test_what_was_recorded(laptop: Path, elsewhere: Callable[[], Path]) -> None:
    """Something of both machines: what is new and what was known are counted apart."""
    there = elsewhere()
    with Store(there) as store:
        store.record_hint(HintSeen(exercise="double-it", step=1, at=AT))
    assert "Imported 2 attempts, 1 handout, 1 hint from" in move("import", str(laptop)).stdout
    move("export", "--out", "both.jsonl")
    with Store(there) as store:
        store.record_hint(HintSeen(exercise="double-it", step=2, at=AT))
    result = move("import", "both.jsonl")
    assert "5 records known already" in result.stdout


def test_nothing_yet(home: Path) -> None:
    """Before anything was recorded, the export is empty and can be imported."""
    result = move("export", "--out", "empty.jsonl")
    assert result.stdout.startswith("Wrote 0 records to empty.jsonl.")
    assert not (home / "history.sqlite").exists()
    assert move("import", "empty.jsonl").exit_code == 0


def test_nothing_is_overwritten(type_in: Type, drill: Path) -> None:
    """A file that is there stays as it is: a drill, or the export of another machine."""
    drill.write_text(WRONG)
    result = move("export", "--out", str(drill))
    assert result.exit_code == 2
    assert "is already there and was left as it is" in result.stderr
    assert drill.read_text() == WRONG


def test_no_room(type_in: Type, drill: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An export that cannot be written whole leaves no file, and one sentence."""

    def full(handle: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("lossdrill.cli.export.os.fsync", full)
    result = move("export", "--out", "laptop.jsonl")
    assert result.exit_code == 2
    assert "laptop.jsonl cannot be written: No space left on device. Choose" in result.stderr
    assert not Path("laptop.jsonl").exists()
    assert "cannot be written" in move("export", "--out", "no/folder.jsonl").stderr


def test_no_room_behind_the_pipe(drill: Path) -> None:
    """Standard output that is full is one sentence."""
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "lossdrill", "export"],
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert ended.stderr == "Error: The export cannot be written: No space left on device.\n"
    assert ended.returncode == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is not whole: it is empty"),
        (b"dear diary\n", "is not what lossdrill export writes"),
        (b'{"kind":"history","program":"lossdrill","schema_version":1,"who":""}\n', "not whole"),
        (b'{"kind":"history","program":"lossdrill","schema_version":9}\n', "newer lossdrill"),
    ],
)
def test_refused(drill: Path, home: Path, content: bytes, said: str) -> None:
    """What is no whole export is refused, and the history stays as it was."""
    before = read_history(home / FILE_NAME)
    Path("bad.jsonl").write_bytes(content)
    result = move("import", "bad.jsonl")
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stderr.startswith("Error: bad.jsonl ")
    assert read_history(home / FILE_NAME) == before


def test_refused_before_it_is_opened(home: Path) -> None:
    """A file that is not there, a folder, no file at all: what to give instead is said."""
    assert "Make one on the other machine" in move("import", "missing.jsonl").stderr
    assert "is a folder" in move("import", ".").stderr
    assert move("import").exit_code == 2
    assert not (home / "history.sqlite").exists()


def test_what_lies_on_another_machine(type_in: Type, home: Path) -> None:
    """Files of another machine are not here, nor may one look; that is nobody's fault."""
    with Store(home / FILE_NAME) as store:
        path = "/" + "x" * 300  # which the system refuses to look for, as it does for others' files
        store.record_handout(Handout(exercise="double-it", variant=1, path=path, at=AT))
    move("export", "--out", "laptop.jsonl")
    assert type_in("status").exit_code == 0
    result = type_in("grade")
    assert result.exit_code == 2
    assert "get one with: lossdrill next" in result.stderr
    assert type_in("next").exit_code == 0
    assert Path("drills/alpha/double_it.py").exists()
