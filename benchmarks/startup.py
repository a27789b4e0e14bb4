"""Cold start: whole commands against what their imports cost anyway.

Commands take turns, so that a busy moment of the machine hits all of them; medians are compared.
"""

import compileall
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lossdrill.judging.solution import load
from lossdrill.pack import open_pack
from lossdrill.sandbox.outside.packages import PACKAGE

ROUNDS = 15


@dataclass(frozen=True)
class Contest:
    """A command, what it is measured against, and the ratio to reach."""

    title: str
    command: Sequence[str]
    against: Sequence[str]
    at_most: float
    exit_code: int = 0


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for line in table(contests(folder), folder):
            print(line)


def contests(folder: Path) -> list[Contest]:
    pack = open_pack()
    solution = load(pack, pack.exercise("huber-gradient"))
    right, wrong = folder / "huber_gradient.py", folder / "wrong" / "huber_gradient.py"
    wrong.parent.mkdir()
    right.write_text(solution.answers[0].source, encoding="utf-8")
    wrong.write_text(solution.mistakes[0].source, encoding="utf-8")
    lossdrill = [sys.executable, "-m", "lossdrill"]
    numpy, click = [sys.executable, "-c", "import numpy"], [sys.executable, "-c", "import click"]
    return [
        Contest("grade, a right answer", [*lossdrill, "grade", str(right)], numpy, 2.0),
        Contest("grade, a wrong answer", [*lossdrill, "grade", str(wrong)], numpy, 2.0, 1),
        Contest("--help", [*lossdrill, "--help"], click, 1.3),
        Contest("list", [*lossdrill, "list"], click, 2.0),
        Contest("status", [*lossdrill, "status"], click, 2.0),
        Contest("next", [*lossdrill, "next", "huber-gradient"], click, 2.0),
        Contest("hint", [*lossdrill, "hint", "huber-gradient"], click, 2.0),
    ]


def table(contests: Sequence[Contest], folder: Path) -> list[str]:
    environment = {**os.environ, "LOSSDRILL_HOME": str(folder / "home")}
    for root in (PACKAGE, open_pack().root / "solutions"):
        compileall.compile_dir(root, quiet=2)  # as after an installation; a worker never writes any
    times: dict[tuple[str, ...], list[float]] = {}
    for round_ in range(ROUNDS + 1):
        for contest in contests:
            for command, expected in (
                (contest.command, contest.exit_code),
                (contest.against, 0),
            ):
                seconds = _run(command, expected, environment, folder)
                if round_:  # the first round warms the disk's cache
                    times.setdefault(tuple(command), []).append(seconds)
    lines = [f"{'command':<24} {'ms':>7} {'against':>9} {'ratio':>6} {'reach':>6}"]
    for contest in contests:
        mine = statistics.median(times[tuple(contest.command)])
        base = statistics.median(times[tuple(contest.against)])
        lines.append(
            f"{contest.title:<24} {1000 * mine:7.1f} {1000 * base:9.1f} "
            f"{mine / base:6.2f} {contest.at_most:6.1f}   ({contest.against[-1]})"
        )
    return lines


def _run(command: Sequence[str], expected: int, environment: dict[str, str], folder: Path) -> float:
    began = time.perf_counter()
    result = subprocess.run(command, env=environment, cwd=folder, capture_output=True, check=False)
    seconds = time.perf_counter() - began
    if result.returncode != expected:
        raise SystemExit(f"{' '.join(command)}: {result.stderr.decode()}")
    return seconds
