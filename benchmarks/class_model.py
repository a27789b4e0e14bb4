"""What a million submissions take: a model from the figures of a small batch, and a larger one that
confirms its slope, with the memory of the process that coordinates. `python -m benchmarks
class_model`; about ten minutes.
"""

import os
import pickle
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field, replace
from itertools import islice
from math import ceil
from pathlib import Path
from typing import Any

from benchmarks.handed_in import HandedIn, all_different, asks_for_a_function, handed_in
from lossdrill.classroom.executors.local import local_team
from lossdrill.classroom.executors.station import Setting
from lossdrill.classroom.executors.team import Team
from lossdrill.classroom.model import Submission
from lossdrill.pack import Pack, open_pack
from tests.classroom.simulated import grade_class

WORKERS = 2
SMALL, LARGE, MODELLED = 5_000, 50_000, 1_000_000
EACH = 15
"""Submissions of a student."""
HOUR = 3600
VARIANTS = 2
PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


@dataclass(frozen=True)
class Figures:
    """Of one batch."""

    submissions: int
    seconds: float
    coordinator_seconds: float
    """Processor time of the process that reads, hands out and records."""
    file_bytes: int
    resident: list[int]
    """Bytes of memory of that process, as the batch went on."""


@dataclass
class Weighing(Executor):
    """Passes calls on, and weighs what travels."""

    executor: Executor
    sent: int = 0
    returned: int = 0
    _lengths: list[Future[Any]] = field(default_factory=list)

    def submit(self, function: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        self.sent += len(pickle.dumps((function, arguments, named)))
        future = self.executor.submit(function, *arguments, **named)
        future.add_done_callback(self._weigh)
        return future

    def _weigh(self, future: Future[Any]) -> None:
        self.returned += len(pickle.dumps(future.result()))


def main() -> None:
    pack = open_pack()
    setting = Setting(packs=(str(pack.root),), pack=pack.content_hash)
    supply = all_different(handed_in(pack, VARIANTS, asks_for_a_function))
    with local_team(WORKERS, setting) as team:
        weighing = Weighing(team.executor)
        graded(supply, SMALL // 5, pack, replace(team, executor=weighing), setting)  # and warms up
        small = graded(supply, SMALL, pack, team, setting)
        for line in model(small, weighing, SMALL // 5):
            print(line, flush=True)
        large = graded(supply, LARGE, pack, team, setting)
    for line in confirmation(small, large):
        print(line)
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


def graded(
    supply: Iterator[HandedIn], number: int, pack: Pack, team: Team, setting: Setting
) -> Figures:
    resident: list[int] = []

    def on_progress(done: int, total: int | None) -> None:
        if total and done > len(resident) * total / 20:
            resident.append(resident_bytes())

    with tempfile.TemporaryDirectory() as name:
        out = Path(name) / "run.sqlite"
        began, used = time.perf_counter(), processor_seconds()
        found = submissions(islice(supply, number))
        grade_class(out, found, pack, team, setting, on_progress)
        return Figures(
            submissions=number,
            seconds=time.perf_counter() - began,
            coordinator_seconds=processor_seconds() - used,
            file_bytes=out.stat().st_size,
            resident=resident,
        )


def submissions(supply: Iterator[HandedIn]) -> Iterator[Submission]:
    """One at a time, as a folder is read."""
    for number, one in enumerate(supply):
        yield Submission(
            student=f"student-{number // EACH}",
            exercise=one.exercise.id,
            source=one.source,
            file=f"student-{number // EACH}/{number}.py",
            attempt=number + 1,
        )


def model(small: Figures, weighing: Weighing, weighed: int) -> Iterator[str]:
    """From so many to a million: everything here grows in proportion."""
    of_worker = small.seconds * WORKERS / small.submissions
    of_coordinator = small.coordinator_seconds / small.submissions
    sent, returned = weighing.sent / weighed, weighing.returned / weighed
    workers = ceil(of_worker * MODELLED / HOUR)
    results = small.file_bytes / small.submissions
    yield f"measured on {small.submissions} submissions with {WORKERS} workers, for each:"
    yield f"  {1000 * of_worker:7.2f} ms of a worker"
    yield f"  {1000 * of_coordinator:7.2f} ms of the coordinator's processor"
    yield f"  {sent:7.0f} bytes to a worker, {returned:.0f} back, {results:.0f} in the file"
    yield f"modelled for {MODELLED:,} submissions:"
    yield f"  {of_worker * MODELLED / HOUR:7.1f} hours of one worker: {workers} workers for an hour"
    yield f"  {of_coordinator * MODELLED / 60:7.1f} minutes of the coordinator's processor"
    yield f"  {of_worker / of_coordinator:7.0f} workers at most before it holds them up"
    yield f"  {(sent + returned) * MODELLED / 1e9:7.2f} GB moved"
    yield f"  {results * MODELLED / 1e9:7.2f} GB of results"


def confirmation(small: Figures, large: Figures) -> Iterator[str]:
    """The large batch next to as many small ones; 1 where the slope holds."""
    times = large.submissions / small.submissions
    yield f"confirmed on {large.submissions} submissions, next to {times:.0f} small batches:"
    for title, found, expected in (
        ("seconds", large.seconds, small.seconds),
        ("seconds of the coordinator", large.coordinator_seconds, small.coordinator_seconds),
        ("MB of results", large.file_bytes / 1e6, small.file_bytes / 1e6),
    ):
        yield f"  {title:<28} {found:8.1f}   x {found / (times * expected):.2f}"
    fifths = [large.resident[len(large.resident) * part // 5 - 1] for part in range(1, 6)]
    yield (
        f"  MiB of the coordinator       {' '.join(f'{each / 2**20:.0f}' for each in fifths)}"
        "   by fifths; SQLite may keep 64 of pages"
    )


def resident_bytes() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE


def processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
