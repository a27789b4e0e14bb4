"""A class from end to end, small: right, wrong, hostile, broken and missing files, graded by real
processes that are killed on the way. `benchmarks/class_scenario.py` is the same with 200 students.
"""

import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from lossdrill.classroom.executors.local import local_team
from lossdrill.classroom.executors.station import Setting, stable
from lossdrill.classroom.store import ResultStore
from lossdrill.grading import grade
from lossdrill.judging.variant import variant_of
from lossdrill.pack import open_pack
from lossdrill.sandbox.fresh import Run, fresh_run
from tests.classroom.simulated import SALT, Simulated, grade_class, simulated

EXERCISES = (
    "mse-value",
    "huber-gradient",
    "softmax",
    "mse-logistic-claim",
    "mse-sigmoid-nonconvex",
    "hinge-derive",
)
STUDENTS = 20

GRADE = """
import sys
from pathlib import Path
from lossdrill.classroom.executors.local import local_team
from lossdrill.classroom.executors.station import Setting
from lossdrill.classroom.model import Submission
from lossdrill.pack import open_pack
from tests.classroom.simulated import grade_class
import msgspec

if __name__ == "__main__":
    pack = open_pack()
    setting = Setting(pack=pack.content_hash)
    found = msgspec.json.decode(Path(sys.argv[2]).read_bytes(), type=list[Submission])
    with local_team(2, setting) as team:
        print("ready", flush=True)
        grade_class(Path(sys.argv[1]), found, pack, team, setting, lambda *_: print(flush=True))
"""


@pytest.fixture(scope="module")
def class_() -> Simulated:
    return simulated(open_pack(), EXERCISES, STUDENTS)


@pytest.fixture(scope="module")
def graded(class_: Simulated, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Graded in one go."""
    path = tmp_path_factory.mktemp("scenario") / "run.sqlite"
    pack = open_pack()
    setting = Setting(pack=pack.content_hash)
    with local_team(2, setting) as team:
        grade_class(path, class_.submissions, pack, team, setting)
    return path


@pytest.fixture(scope="module")
def run() -> Iterator[Run]:
    with fresh_run() as run:
        yield run


def results(path: Path) -> list[bytes]:
    with ResultStore.open(path) as store:
        return [msgspec.json.encode(one) for one in store.graded()]


def test_every_verdict_is_that_of_grade(class_: Simulated, graded: Path, run: Run) -> None:
    """A class changes nothing: each submission alone, in its variant, comes to the same verdict."""
    pack = open_pack()
    sources = {(one.student, one.exercise): one.source for one in class_.submissions}
    with ResultStore.open(graded) as store:
        for one in store.graded():
            exercise = pack.exercise(one.exercise)
            variant = variant_of(one.exercise, one.student, SALT)
            source = sources.pop((one.student, one.exercise))
            alone = grade(source, exercise, pack, variant, run)
            assert stable(one.verdict) == stable(alone)
            assert one.verdict.pack == alone.pack
        statuses = {one.verdict.status for one in store.graded()}
    assert not sources
    assert statuses == {"pass", "wrong", "not_run"}


def test_killed_five_times(class_: Simulated, graded: Path, tmp_path: Path) -> None:
    """Killed at any moments and begun again, it comes to the same results as undisturbed."""
    moments = random.Random(1)  # noqa: S311 - moments, not secrets
    path, handed_in = tmp_path / "run.sqlite", tmp_path / "handed_in.json"
    handed_in.write_bytes(msgspec.json.encode(class_.submissions))
    for number in range(6):
        with subprocess.Popen(
            [sys.executable, "-c", GRADE, path, handed_in], stdout=subprocess.PIPE, text=True
        ) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == "ready\n"
            if number < 5:
                for _ in range(moments.randrange(1, 8)):
                    child.stdout.readline()
                child.send_signal(signal.SIGKILL)
            child.stdout.read()
    assert results(path) == results(graded)
