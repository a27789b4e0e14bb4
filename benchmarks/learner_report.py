"""The learner's report, the whole command, for histories of none, one, two hundred and two thousand
attempts at all exercises: `python -m benchmarks learner_report`.

To reach: 2 s more than importing matplotlib takes for two thousand, 1 MB for two hundred.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from lossdrill.pack import open_pack
from lossdrill.practice.due import reviews
from lossdrill.practice.store import FILE_NAME, Store
from tests.report import examples

ROUNDS = 5
IMPORT = ("-c", "import matplotlib.figure, matplotlib.backends.backend_svg")
SIZES = (0, 1, 200, 2000)


class Took(NamedTuple):
    seconds: float
    cpu: float
    """On a machine that does other things too, the better measure of the two."""


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        homes = {attempts: _filled(Path(name, str(attempts)), attempts) for attempts in SIZES}
        took: dict[int, list[Took]] = {}
        for round_ in range(ROUNDS + 1):
            for attempts, home in ((-1, Path(name)), *homes.items()):
                command = IMPORT if attempts < 0 else ("-m", "lossdrill", "report")
                found = _run(command, home)
                if round_:  # the first round warms the disk's cache
                    took.setdefault(attempts, []).append(found)
        base = _median(took[-1])
        print(f"importing matplotlib: {base.seconds:.2f} s, CPU {base.cpu:.2f} s")
        print(f"{'attempts':>8} {'s':>6} {'beyond':>7} {'CPU s':>6} {'beyond':>7} {'kB':>6}")
        for attempts, home in homes.items():
            found = _median(took[attempts])
            size = (home / "lossdrill-report.html").stat().st_size / 1000
            print(
                f"{attempts:>8} {found.seconds:6.2f} {found.seconds - base.seconds:7.2f} "
                f"{found.cpu:6.2f} {found.cpu - base.cpu:7.2f} {size:6.0f}"
            )


def _median(took: Sequence[Took]) -> Took:
    return Took(*(statistics.median(each) for each in zip(*took, strict=True)))


def _filled(home: Path, attempts: int) -> Path:
    """A history at all exercises, with what `grade` would have worked out of reviews."""
    home.mkdir()
    history = examples.long(attempts, exercises=open_pack().exercises)
    with Store(home / FILE_NAME) as store:
        for attempt in history.attempts:
            store.record_attempt(attempt)
        reviews(store, history)
    return home


def _run(command: Sequence[str], home: Path) -> Took:
    environment = {**os.environ, "LOSSDRILL_HOME": str(home)}
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, *command], env=environment, cwd=home, check=True, capture_output=True
    )
    seconds, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Took(seconds, used)


if __name__ == "__main__":
    main()
