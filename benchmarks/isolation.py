"""A class's submissions, judged, isolated and diagnosed, against the least that a process for each
can cost: fork and wait of a Python that has loaded NumPy. And what a worker takes of memory.

Half are right and half are wrong, and no two files are the same. The ways of grading take turns
within each round, all of them warm; medians over the rounds are compared. Beside the time that
passes stands what all processes together compute, which tells more where others use the machine.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple, TypeAlias

from benchmarks import pytest_grader
from benchmarks.footprint import cpu_seconds, footprint
from benchmarks.handed_in import HandedIn, all_different, asks_for_a_function, handed_in
from lossdrill.classroom.executors.local import local_team
from lossdrill.classroom.executors.station import Setting, grade_chunk
from lossdrill.classroom.recorder import Job
from lossdrill.grading import grade
from lossdrill.model import Limits
from lossdrill.pack import Pack, open_pack
from lossdrill.sandbox.fresh import fresh_run
from lossdrill.sandbox.wire import Call

ROUNDS = 7
BATCH = 80
SLOW = 2
"""Of a batch, for what takes a tenth of a second and more each."""
VARIANTS = 2
CHUNK = 10
FORKS = """
import os, sys, time
import numpy
for line in sys.stdin:
    began = time.perf_counter()
    for _ in range(int(line)):
        child = os.fork()
        if child == 0:
            os._exit(0)
        os.waitpid(child, 0)
    print(time.perf_counter() - began, flush=True)
"""

Measure: TypeAlias = Callable[[Sequence[HandedIn]], float]
"""How many seconds these submissions take."""


@dataclass(frozen=True)
class Way:
    title: str
    measure: Measure
    batch: int = BATCH
    at_most: float | None = None
    """The ratio to reach."""


class Cost(NamedTuple):
    """Of one submission, in seconds."""

    wall: float
    cpu: float


def main() -> None:
    pack = open_pack()
    with ExitStack() as opened:
        ways = [
            Way("fork and wait, NumPy loaded", opened.enter_context(forks())),
            Way("class, one job", opened.enter_context(_class(pack, 1)), at_most=5.0),
            Way("class, two jobs", opened.enter_context(_class(pack, 2)), at_most=3.0),
            Way("one worker, nothing overlaps", opened.enter_context(_one_by_one(pack, fork=True))),
            Way("a new process each", opened.enter_context(_one_by_one(pack, fork=False)), SLOW),
            Way("pytest in a process", opened.enter_context(pytest_grader.grader(pack)), SLOW),
        ]
        supply = all_different(handed_in(pack, VARIANTS, asks_for_a_function))
        for line in _table(ways, supply):
            print(line)
    for libraries, figures, at_most in (("NumPy", False, 40), ("NumPy and Matplotlib", True, 80)):
        print(f"a worker with {libraries}: {_memory(figures=figures):.1f} MiB, {at_most} to reach")
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


def _table(ways: Sequence[Way], supply: Iterator[HandedIn]) -> Iterator[str]:
    for way in ways:  # which loads the exercises and fills their caches
        way.measure(list(islice(supply, 4 * way.batch)))
    rounds = [[_cost(way, supply) for way in ways] for _ in range(ROUNDS)]
    medians = [_median(costs) for costs in zip(*rounds, strict=True)]
    base = medians[0]
    yield f"{'each submission':<30} {'ms':>8} {'ratio':>7} {'reach':>6} {'CPU ms':>8} {'ratio':>7}"
    for way, cost in zip(ways, medians, strict=True):
        reach = "" if way.at_most is None else f"{way.at_most:.1f}"
        yield (
            f"{way.title:<30} {1000 * cost.wall:8.2f} {cost.wall / base.wall:7.2f} {reach:>6} "
            f"{1000 * cost.cpu:8.2f} {cost.cpu / base.cpu:7.2f}"
        )


def _cost(way: Way, supply: Iterator[HandedIn]) -> Cost:
    batch = list(islice(supply, way.batch))
    before = cpu_seconds()
    wall = way.measure(batch)
    return Cost(wall / way.batch, (cpu_seconds() - before) / way.batch)


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(*(statistics.median(values) for values in zip(*costs, strict=True)))


@contextmanager
def forks() -> Iterator[Measure]:
    """Measures as many bare forks, waited for, of a Python that has loaded NumPy."""
    command = [sys.executable, "-c", FORKS]
    with subprocess.Popen(command, stdin=-1, stdout=-1, text=True) as process:
        orders, times = process.stdin, process.stdout
        assert orders is not None  # noqa: S101 - piped, both of them
        assert times is not None  # noqa: S101

        def measure(batch: Sequence[HandedIn]) -> float:
            orders.write(f"{len(batch)}\n")
            orders.flush()
            return float(times.readline())

        yield measure


@contextmanager
def _class(pack: Pack, jobs: int) -> Iterator[Measure]:
    """As `class grade --jobs` does it, without its store."""
    setting = Setting(packs=(str(pack.root),), pack=pack.content_hash)
    with local_team(jobs, setting) as team:

        def measure(batch: Sequence[HandedIn]) -> float:
            waiting = [
                Job(number, one.exercise.id, one.variant, one.source)
                for number, one in enumerate(batch)
            ]
            began = time.perf_counter()
            chunks = [
                team.executor.submit(grade_chunk, setting, waiting[start : start + CHUNK])
                for start in range(0, len(waiting), CHUNK)
            ]
            for chunk in chunks:
                chunk.result()
            return time.perf_counter() - began

        yield measure


@contextmanager
def _one_by_one(pack: Pack, *, fork: bool) -> Iterator[Measure]:
    with fresh_run(fork=fork) as run:

        def measure(batch: Sequence[HandedIn]) -> float:
            began = time.perf_counter()
            for one in batch:
                verdict = grade(one.source, one.exercise, pack, one.variant, run)
                if verdict.passed != one.right:
                    raise SystemExit(f"{verdict} on\n{one.source}")
            return time.perf_counter() - began

        yield measure


def _memory(*, figures: bool) -> float:
    """The proportional set size, in MiB, of a worker that has run something."""
    with fresh_run() as run:
        run("x = 1", "x.py", [Call("x")], Limits(figures=figures))
        return footprint().proportional_mib


if __name__ == "__main__":
    main()
