"""The promise of the store: killed at any moment, it holds everything that it said it holds."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lossdrill.practice.store import read_history

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
