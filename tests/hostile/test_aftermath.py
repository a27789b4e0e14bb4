"""What is left of an attack: no process, no file, no changed limit, and the same verdict, byte for
byte, for the submission after it, from the same worker.
"""

import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from lossdrill.errors import NotRun
from lossdrill.grading import grade
from lossdrill.model import Limits
from lossdrill.pack import open_pack
from lossdrill.sandbox.fresh import NUMPY
from lossdrill.sandbox.outside.worker import Worker
from lossdrill.sandbox.wire import Call, Reply
from tests.hostile import corpus
from tests.hostile.corpus import HERE, Attack, Workers

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes as on Linux")

SUBMISSIONS = sorted(Path(__file__).with_name("submissions").glob("*.py"))
BRIEF = Limits(seconds=0.5)
"""For those that take all the time they get."""
RIGHT = (
    "import numpy as np\n"
    "def huber_gradient(y, y_hat, delta):\n"
    "    return np.clip(y_hat - y, -delta, delta) / len(y)\n"
)
WRONG = RIGHT.replace("/ len(y)", "")
ARGUMENTS = (np.zeros(3), np.arange(3.0), 1.0)


def verdicts(worker: Worker) -> list[bytes]:
    """What two submissions get: one that is right, one with a mistake that has a name."""
    pack = open_pack()
    exercise = msgspec.structs.replace(pack.exercise("huber-gradient"), limits=corpus.LIMITS)

    def run(source: str, name: str, calls: Sequence[Call], limits: Limits) -> Reply:
        return worker.run(source, name, calls, limits)

    return [msgspec.json.encode(grade(source, exercise, pack, 3, run)) for source in (RIGHT, WRONG)]


@dataclass(frozen=True)
class State:
    """Of a worker and what surrounds it: all that an attack might have changed for the next run."""

    processes: list[int]
    status: list[str]
    limits: str
    schedule: list[str]
    descriptors: list[str]
    shared: list[str]


KEPT = (
    *("Name", "Umask", "Uid", "Gid", "Groups", "Threads", "TracerPid", "CoreDumping", "Cap"),
    *("SigPnd", "ShdPnd", "SigBlk", "SigIgn", "SigCgt", "NoNewPrivs", "Seccomp", "Cpus_allowed"),
)
"""Of /proc/PID/status: all but what memory and time do to any process."""


def state(worker: Worker) -> State:
    processes = corpus.processes_of(worker)
    folder = Path(f"/proc/{processes[0]}")
    descriptors = []
    with suppress(PermissionError):  # which is root's alone to see
        descriptors = sorted(str(entry.readlink()) for entry in (folder / "fd").iterdir())
    stat = (folder / "stat").read_text().rpartition(")")[2].split()
    return State(
        processes,
        [line for line in (folder / "status").read_text().splitlines() if line.startswith(KEPT)],
        (folder / "limits").read_text(),
        [stat[15], stat[16], stat[38]],  # priority, niceness, policy: fields 18, 19, 41 of proc(5)
        descriptors,
        [str(path) for path in Path("/dev/shm").glob("*left*")],  # noqa: S108
    )


def files(folder: Path) -> list[tuple[str, int, int, int, bytes]]:
    """All that can be changed about them, but for when they were last read."""
    found = []
    for path in sorted([folder, *folder.iterdir()]):
        status = path.lstat()
        content = path.read_bytes() if path.is_file() else b""
        found.append((path.name, status.st_mode, status.st_uid, status.st_mtime_ns, content))
    return found


@pytest.fixture
def worker(workers: Workers) -> Worker:
    """Under all layers that hold here, and waiting for its next job."""
    worker = workers.under(HERE)
    worker.run("x = 1", "f.py", [Call("x")], corpus.LIMITS)
    return worker


@pytest.fixture(scope="module")
def untouched() -> list[bytes]:
    """The verdicts of a worker that has seen no attack."""
    worker = Worker(tuple(HERE), NUMPY)
    found = verdicts(worker)
    worker.close()
    return found


@pytest.mark.parametrize("attack", corpus.attacks(), ids=lambda attack: attack.name)
def test_after_attack(
    attack: Attack, worker: Worker, untouched: list[bytes], handed: dict[str, Any]
) -> None:
    """An attack leaves the worker, what it was handed, and the next submissions as they were."""
    folder = Path(handed["folder"])
    before, files_before = state(worker), files(folder)
    corpus.attempt(attack, worker, handed)
    assert state(worker) == before
    assert files(folder) == files_before
    assert verdicts(worker) == untouched


@pytest.mark.parametrize("path", SUBMISSIONS, ids=lambda path: path.stem)
def test_after_submission(path: Path, worker: Worker, untouched: list[bytes]) -> None:
    """So does a submission that is hostile."""
    before = state(worker)
    with suppress(NotRun):
        worker.run(path.read_text(), path.name, [Call("huber_gradient", ARGUMENTS)] * 2, BRIEF)
    assert worker.sound
    assert state(worker) == before
    assert verdicts(worker) == untouched
