"""Processes that grade: a lost one costs one call, and none outlives the one that began it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest

from lossdrill.classroom.executors.local import LocalExecutor, ProcessLostError, local_team
from lossdrill.classroom.executors.station import Setting, StationError
from lossdrill.classroom.model import Submission
from lossdrill.classroom.store import ResultStore
from lossdrill.pack import Pack
from tests.classroom.executors import calls
from tests.classroom.simulated import grade_class

TOGETHER = """
import sys
from tests.classroom.executors import calls
from lossdrill.classroom.executors.local import LocalExecutor

if __name__ == "__main__":
    executor = LocalExecutor(2)
    print(executor.submit(calls.process_id).result(), executor.submit(calls.process_id).result())
    waiting = [executor.submit(calls.sleep, 60.0) for _ in range(2)]
    print("asleep", flush=True)
    waiting[0].result()
"""


def test_a_lost_process_costs_one_call() -> None:
    """The next call meets another process; what others were asked to do goes on."""
    with LocalExecutor(2) as executor:
        dying = [executor.submit(calls.die) for _ in range(3)]
        living = [executor.submit(calls.same, number) for number in range(20)]
        for future in dying:
            with pytest.raises(ProcessLostError):
                future.result(60)
        assert [future.result(60) for future in living] == list(range(20))


def test_what_is_raised_over_there_is_raised_here() -> None:
    """As it was, and the process goes on."""
    with LocalExecutor(1) as executor:
        before = executor.submit(calls.process_id).result(60)
        with pytest.raises(ValueError, match="no good"):
            executor.submit(calls.complain, "no good").result(60)
        assert executor.submit(calls.process_id).result(60) == before


def test_leaving_ends_what_is_under_way() -> None:
    """Ctrl-C need not wait for the longest submission."""
    began = time.monotonic()
    with LocalExecutor(2) as executor:
        sleeping = [executor.submit(calls.sleep, 600.0) for _ in range(3)]
    assert all(future.exception(0) or future.cancelled() for future in sleeping[:2])
    assert time.monotonic() - began < 60


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_nothing_outlives_its_beginner(tmp_path: Path, end: signal.Signals) -> None:
    """Killed without a last word, it leaves no process, even in the middle of a call."""
    script = tmp_path / "script.py"
    script.write_text(TOGETHER)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    with subprocess.Popen(
        [sys.executable, script], stdout=subprocess.PIPE, text=True, env=environment
    ) as parent:
        assert parent.stdout is not None
        children = [int(word) for word in parent.stdout.readline().split()]
        assert parent.stdout.readline() == "asleep\n"
        parent.send_signal(end)
    deadline = time.monotonic() + 30
    while any(_lives(child) for child in children) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(_lives(child) for child in children)


def test_killers_among_others(
    tmp_path: Path, deadly: Pack, setting: Setting, handed_in: list[Submission]
) -> None:
    """Everyone has a verdict at the end: the killers' is that they did not run, and a judge that
    fails is the exercise's fault.
    """
    out = tmp_path / "run.sqlite"
    with local_team(2, setting) as team:
        grade_class(out, handed_in, deadly, team, setting)
    with ResultStore.open(out) as store:
        ends = {one.student.partition(" ")[2]: one.verdict.status for one in store.graded()}
    assert ends == {
        "right": "pass",
        "wrong": "wrong",
        "kills": "not_run",
        "broken": "not_run",
        "fault": "fault",
    }


def test_another_pack_is_refused(setting: Setting) -> None:
    """A process that would judge by other files says so instead."""
    other = msgspec.structs.replace(setting, pack="0" * 16)
    with pytest.raises(StationError, match="not the one that this class"), local_team(1, other):
        pass


def _lives(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
