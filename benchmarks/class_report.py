"""The report on a class: 200 and 10 000 students, 90 exercises, 3 attempts each, every file another
text. Made-up verdicts, the whole command: `python -m benchmarks class_report`.
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from tests.classroom import marked

EXERCISES, ATTEMPTS = 90, 3


class Size(NamedTuple):
    students: int
    seconds: float
    """To reach."""
    mebibytes: int


SIZES = (Size(200, 3.0, 1024), Size(10_000, 60.0, 1024))


def main() -> None:
    print(f"{'students':>8} {'pages':>6} {'MB':>6} {'s':>6} {'reach':>6} {'CPU s':>6} {'MiB':>5}")
    with tempfile.TemporaryDirectory() as name:
        for size in SIZES:
            print(measured(size, Path(name)))


def measured(size: Size, folder: Path) -> str:
    results, out = folder / f"{size.students}.sqlite", folder / f"{size.students}"
    who, what = marked.roster(size.students), marked.exercises(EXERCISES)
    rows = marked.marked(who, what, ATTEMPTS, until_passed=False)
    marked.write_class(results, marked.class_run(who, what), rows)
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "lossdrill", "class", "report", str(results)]
    subprocess.run([*command, "--out", str(out)], check=True, stdout=subprocess.DEVNULL)
    seconds, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    pages = list(out.iterdir())
    written = sum(page.stat().st_size for page in pages) / 1e6
    return (
        f"{size.students:8} {len(pages):6} {written:6.0f} {seconds:6.1f} {size.seconds:6.0f} "
        f"{used:6.1f} {after.ru_maxrss / 1024:5.0f}"
    )


if __name__ == "__main__":
    main()
