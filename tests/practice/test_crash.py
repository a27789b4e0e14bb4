"""The promise of the store: killed at any moment, it holds everything that it said it holds."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lossdrill.practice.store import Store, read_history
from lossdrill.practice.travel import leaving
from tests.practice.samples import attempt, failure

RECORDS = """
import sys
from pathlib import Path
from lossdrill.practice.store import Store
from tests.practice.samples import attempt, failure

made = attempt(judged=failure(printed="text " * 300), at=sys.argv[2])
print("ready", flush=True)
with Store(Path(sys.argv[1])) as store:
    for _ in range(int(sys.argv[3])):
        print(store.record_attempt(made), flush=True)
"""


IMPORTS = """
import sys
from pathlib import Path
from lossdrill.practice.arrivals import read
from lossdrill.practice.travel import merge

print("ready", flush=True)
with open(sys.argv[2], "rb") as stream:
    print(sum(merge(Path(sys.argv[1]), read(stream, "a file")).new.values()), flush=True)
"""
EXPORTED = 200


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with so many attempts."""
    folder = tmp_path_factory.mktemp("exported")
    with Store(folder / "history.sqlite") as store:
        for number in range(EXPORTED):
            made = attempt(judged=failure(printed="text " * 300), hints=number)
            store.record_attempt(made)
    path = folder / "laptop.jsonl"
    path.write_bytes(b"".join(leaving(folder / "history.sqlite")))
    return path


def start_import(path: Path, exported: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", IMPORTS, str(path), str(exported)],
        stdout=subprocess.PIPE,
        text=True,
    )


def start(path: Path, mark: str, records: int) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", RECORDS, str(path), mark, str(records)],
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("seed", range(3))
def test_killed(tmp_path: Path, seed: int) -> None:
    """After each of ten kills at random moments, every id that was printed is in the store.

    The first kills fall into the making of the file: each of them begins a new one.
    """
    moments = random.Random(seed)  # noqa: S311 - moments, not secrets
    kept = tmp_path / "kept.sqlite"
    reported: set[int] = set()
    for number in range(10):
        fresh = number < 4
        path = tmp_path / f"{number}.sqlite" if fresh else kept
        with start(path, "x", 1_000_000) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == "ready\n"
            time.sleep(moments.uniform(0, 0.02 if fresh else 0.06))
            child.send_signal(signal.SIGKILL)
            lines = child.stdout.read().split("\n")
        printed = {int(line) for line in lines[:-1]}  # the last one may be cut in two
        if not fresh:
            printed |= reported
            reported = printed
        assert printed <= set(range(1, len(read_history(path).attempts) + 1))
    assert reported, "no child lived long enough to record anything"


def test_two_at_once(tmp_path: Path) -> None:
    """Processes that begin and fill the same history together lose nothing of each other."""
    path = tmp_path / "home" / "history.sqlite"
    children = [start(path, mark, 25) for mark in "abc"]
    for child in children:
        child.communicate(timeout=60)
    assert [child.returncode for child in children] == [0, 0, 0]
    held = [made.at for made in read_history(path).attempts]
    assert sorted(held) == sorted("abc" * 25)


@pytest.mark.parametrize("fresh", [True, False])
def test_killed_while_importing(tmp_path: Path, exported: Path, fresh: bool) -> None:
    """An import that is killed has brought everything or nothing, and everything if it said so;
    what was there before is there. The next one mends it.
    """
    moments = random.Random(fresh)  # noqa: S311 - moments, not secrets
    paths = [tmp_path / f"{number}.sqlite" for number in range(5)]
    for path in paths:
        if not fresh:
            with Store(path) as store:
                store.record_attempt(attempt("before"))
        with start_import(path, exported) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == "ready\n"
            time.sleep(moments.uniform(0, 0.12))
            child.send_signal(signal.SIGKILL)
            said = child.stdout.read()
        held = read_history(path).attempts
        brought = len(held) - (not fresh)
        assert brought in ({EXPORTED} if said else {0, EXPORTED})
        assert fresh or "before" in {each.exercise for each in held}
    with start_import(paths[0], exported) as again:
        again.communicate(timeout=60)
    assert len(read_history(paths[0]).attempts) == EXPORTED + (not fresh)


def test_imports_and_records_at_once(tmp_path: Path, exported: Path) -> None:
    """Two that import the same, while a third begins the history and records: each record is there
    once.
    """
    path = tmp_path / "home" / "history.sqlite"
    children = [start_import(path, exported), start_import(path, exported), start(path, "x", 25)]
    said = [child.communicate(timeout=60)[0].split() for child in children]
    assert [child.returncode for child in children] == [0, 0, 0]
    assert sorted(int(words[-1]) for words in said[:2]) == [0, EXPORTED]
    held = read_history(path).attempts
    assert len(held) == EXPORTED + 25
    assert len({each.hints for each in held if each.at != "x"}) == EXPORTED
