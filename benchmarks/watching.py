"""From a save to the verdict on the screen, in `lossdrill watch` as it is used: a process of its
own at a terminal, a file that is saved, the bytes that then appear.

The figure to reach is 50 ms on a machine that does nothing else, with a history of two thousand
attempts as well as with none. How busy it was meanwhile is seen from what importing NumPy took.
"""

import os
import pty
import select
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from lossdrill.judging.solution import load
from lossdrill.model import Attempt, Exercise, Verdict
from lossdrill.pack import Pack, open_pack
from lossdrill.practice.store import FILE_NAME, Store

EXERCISES = ("huber-gradient", "mse-gradient", "cross-entropy-gradient", "mse-derive-gradient")
SAVES = 40
AT_MOST_MS = 50
LAST_ON_THE_SCREEN = b"quit"
IDLE_SECONDS = 10.0
PAUSE = 0.25
"""Seconds between a verdict and the next save: nobody is quicker."""


def main() -> None:
    pack = open_pack()
    print(f"save to verdict in ms, {SAVES} saves each (to reach: {AT_MOST_MS})")
    print(f"{'exercise':<26} {'answers':<8} {'history':>8} {'median':>7} {'95 %':>7} {'most':>7}")
    with tempfile.TemporaryDirectory() as name:
        print(f'python -c "import numpy": {1000 * _importing_numpy():.1f} ms')
        for attempts in (0, 2000):
            home = Path(name, str(attempts))
            _fill(home / FILE_NAME, attempts)
            for exercise_id in EXERCISES:
                exercise = pack.exercise(exercise_id)
                for right in (True, False):
                    times = _times(pack, exercise, home, right=right)
                    print(_row(exercise_id, "right" if right else "wrong", attempts, times))
        print(f'python -c "import numpy": {1000 * _importing_numpy():.1f} ms')
        print(f"idle: {_idle(pack.exercise(EXERCISES[0]), home):.2f} % of a core")


def _row(exercise_id: str, answers: str, attempts: int, times: Sequence[float]) -> str:
    figures = (statistics.median(times), statistics.quantiles(times, n=20)[-1], max(times))
    return f"{exercise_id:<26} {answers:<8} {attempts:>8} " + " ".join(
        f"{1000 * figure:7.1f}" for figure in figures
    )


def _importing_numpy() -> float:
    times = []
    for _ in range(9):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", "import numpy"], check=True)
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def _times(pack: Pack, exercise: Exercise, home: Path, *, right: bool) -> list[float]:
    sources = _sources(pack, exercise, right=right)
    times = []
    with _watching(exercise, home) as (screen, path, _):
        for number in range(SAVES + 1):
            source = f"{sources[number % len(sources)]}\n# save {number}, {time.time()}\n"
            began = _save(path, source)
            _await_verdict(screen)
            if number:  # the first is not of the sitting, but of its beginning
                times.append(time.perf_counter() - began)
            time.sleep(PAUSE)
    return times


def _sources(pack: Pack, exercise: Exercise, *, right: bool) -> list[str]:
    solution = load(pack, exercise)
    if right:
        return [answer.source for answer in solution.answers]
    return [mistake.source for mistake in solution.mistakes]


def _save(path: Path, source: str) -> float:
    """As vim does; when it was done."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(source, encoding="utf-8")
    began = time.perf_counter()
    beside.replace(path)
    return began


@contextmanager
def _watching(exercise: Exercise, home: Path) -> Iterator[tuple[int, Path, int]]:
    """The program at a terminal: the other end of that, the file, and its process."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, exercise.file_name)
        path.write_text("# nothing yet\n", encoding="utf-8")
        ours, theirs = pty.openpty()
        process = subprocess.Popen(
            ["setsid", "--ctty", "--wait", sys.executable, "-m", "lossdrill", "watch", str(path)],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**os.environ, "LOSSDRILL_HOME": str(home), "NO_COLOR": "1"},
        )
        os.close(theirs)
        try:
            _await_verdict(ours)
            time.sleep(1.0)
            yield ours, path, process.pid
        finally:
            os.write(ours, b"q")
            process.wait()
            os.close(ours)


def _await_verdict(screen: int) -> None:
    seen = b""
    while LAST_ON_THE_SCREEN not in seen:
        if not select.select([screen], [], [], 30.0)[0]:
            raise SystemExit(f"No verdict came in 30 s; on the screen: {seen.decode()}")
        seen += os.read(screen, 1 << 16)


def _fill(path: Path, attempts: int) -> None:
    """Of other exercises: every record is synchronised, which takes its time."""
    verdict = Verdict(exercise="softmax", status="wrong", score=0.5, variant=31, reason="value")
    with Store(path) as store:
        for number in range(attempts):
            store.record_attempt(
                Attempt(
                    exercise="softmax",
                    at="2026-01-01T00:00:00Z",
                    source=f"# a file of the usual length, number {number}\n" * 20,
                    verdict=verdict,
                    seconds=0.01,
                    hints=0,
                )
            )


def _idle(exercise: Exercise, home: Path) -> float:
    """Per cent of a core while nothing is saved."""
    with _watching(exercise, home) as (_, _, pid):
        before = _processor_time(pid)
        time.sleep(IDLE_SECONDS)
        return 100 * (_processor_time(pid) - before) / IDLE_SECONDS


def _processor_time(pid: int) -> float:
    """Of a process and those that it started, as Linux tells."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    own = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return own + sum(_processor_time(int(child)) for child in children)
