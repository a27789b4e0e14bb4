"""The learner's report, the whole command, for histories of none, one, two hundred and two thousand
attempts at all exercises: `python -m benchmarks learner_report`.

To reach: 2 s more than importing matplotlib takes for two thousand, 1 MB for two hundred.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from lossdrill.pack import open_pack
from lossdrill.practice.due import reviews
from lossdrill.practice.store import FILE_NAME, Store
from tests.report import examples

ROUNDS = 5
IMPORT = ("-c", "import matplotlib.figure, matplotlib.backends.backend_svg")
SIZES = (0, 1, 200, 2000)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        homes = {attempts: _filled(Path(name, str(attempts)), attempts) for attempts in SIZES}
        times: dict[object, list[float]] = {}
        for round_ in range(ROUNDS + 1):
            for key, home in (("import", Path(name)), *homes.items()):
                command = IMPORT if key == "import" else ("-m", "lossdrill", "report")
                seconds = _run(command, home)
                if round_:  # the first round warms the disk's cache
                    times.setdefault(key, []).append(seconds)
        base = statistics.median(times["import"])
        print(f"importing matplotlib: {base:.2f} s (medians of {ROUNDS})")
        print(f"{'attempts':>8} {'s':>6} {'beyond':>7} {'kB':>6}")
        for attempts, home in homes.items():
            seconds = statistics.median(times[attempts])
            size = (home / "lossdrill-report.html").stat().st_size / 1000
            print(f"{attempts:>8} {seconds:6.2f} {seconds - base:7.2f} {size:6.0f}")


def _filled(home: Path, attempts: int) -> Path:
    """A history at all exercises, with what `grade` would have worked out of reviews."""
    home.mkdir()
    history = examples.long(attempts, exercises=open_pack().exercises)
    with Store(home / FILE_NAME) as store:
        for attempt in history.attempts:
            store.record_attempt(attempt)
        reviews(store, history)
    return home


def _run(command: Sequence[str], home: Path) -> float:
    environment = {**os.environ, "LOSSDRILL_HOME": str(home)}
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, *command], env=environment, cwd=home, check=True, capture_output=True
    )
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
