"""A long class with one hostile submission in twenty: all are answered, the others as they are in a
clean run, and neither memory nor descriptors nor processes nor files are left behind.

`python -m benchmarks soak`, with LOSSDRILL_SOAK for another number than 20 000. Some workers are
killed while they run a file. What does not hold is printed last, and the exit code is 1.
"""

import ast
import os
import random
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path

import msgspec

from benchmarks.footprint import Footprint, footprint, youngest_at_work
from benchmarks.handed_in import handed_in
from lossdrill.classroom.executors.station import stable
from lossdrill.grading import grade
from lossdrill.model import Exercise, Limits, Verdict
from lossdrill.pack import Pack, open_pack
from lossdrill.sandbox.fresh import Run, fresh_run
from tests.hostile import corpus
from tests.traces import left_in, workers_of

TOTAL = 20_000
HOSTILE = 20
"""One in so many."""
DIFFERENT = 600
"""Honest submissions at most: each is also graded alone, twice."""
WORKERS, THREADS = 2, 3
STAGES = 40
"""After each, everything rests for a moment and is looked at."""
KILLS = 8
DESCRIPTORS = 2
"""Of this process, for each worker."""
SHORT = Limits(seconds=0.5)
"""For hostile submissions, so that this ends."""
SUBMISSIONS = Path(corpus.__file__).with_name("submissions")
GROWTH_MIB = 1.0
"""How much a worker may hold more in the last quarter than in the first."""


@dataclass(frozen=True)
class Task:
    exercise: Exercise
    variant: int
    source: str
    status: str | None
    """In a clean run; None for a hostile one."""
    accepted: frozenset[str]
    """The verdict of a clean run as JSON, or its status alone where the answer is random; of a
    hostile one, whether it may pass.
    """

    def holds(self, verdict: Verdict) -> bool:
        return bool(
            self.accepted & {_in_full(verdict), verdict.status, _whether_passed(verdict.passed)}
        )

    def is_lost(self, verdict: Verdict) -> bool:
        """Whether it can be that of a run whose worker was killed: the first, or the second, which
        only explains.
        """
        return verdict.reason == "killed" or verdict.status == self.status


@dataclass
class Report:
    total: int
    hostile: int
    kinds: int
    """Of workers: with Matplotlib and without."""
    seconds: float = 0.0
    kills: int = 0
    lost: int = 0
    """Submissions that have no verdict, or not all of it explained, for a killed worker."""
    failures: list[str] = field(default_factory=list)
    footprints: list[Footprint] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        first, last = self.footprints[0], self.footprints[-1]
        yield f"{self.total} submissions, {self.hostile} of them hostile, in {self.seconds:.0f} s"
        yield f"{self.kills} workers killed at work, {self.lost} submissions lost with them"
        yield f"{'':<38} {'first':>8} {'last':>8}"
        yield f"{'processes':<38} {first.processes:8} {last.processes:8}"
        yield f"{'our descriptors':<38} {first.descriptors:8} {last.descriptors:8}"
        most = first.workers_descriptors, last.workers_descriptors
        yield f"{'descriptors of a worker':<38} {most[0]:8} {most[1]:8}"
        quarters = _quarters([each.anonymous_mib for each in self.footprints])
        yield f"{'MiB of its own, the oldest worker':<38} {quarters[0]:8.2f} {quarters[1]:8.2f}"
        quarters = _quarters([each.proportional_mib for each in self.footprints])
        yield f"{'MiB of proportional set, the largest':<38} {quarters[0]:8.2f} {quarters[1]:8.2f}"
        yield from (f"FAILS: {failure}" for failure in self.failures)


def main() -> None:
    report = soak(open_pack(), int(os.environ.get("LOSSDRILL_SOAK", TOTAL)))
    for line in report.lines():
        print(line)
    if report.failures:
        sys.exit(1)


def soak(pack: Pack, total: int, *, stages: int = STAGES, kills: int = KILLS) -> Report:
    with _place() as folder, corpus.neighbour() as process, corpus.canary(process) as handed:
        before = _contents(Path(handed["folder"]))
        honest = _honest(pack, min(DIFFERENT, total // 4))
        tasks = _mixed(honest, _hostile(pack, handed), total)
        kinds = len({task.exercise.limits.figures for task in tasks})
        others = frozenset({process, *workers_of(os.getpid())})  # whoever else runs in this process
        report = Report(total, sum(task.exercise.limits == SHORT for task in tasks), kinds)
        began = time.monotonic()
        with fresh_run(WORKERS) as run, ThreadPoolExecutor(THREADS) as threads:
            for stage in range(stages):
                part = tasks[stage * total // stages : (stage + 1) * total // stages]
                # Not in the last: a worker is replaced when the next submission needs one.
                killing = (stage + 1) * kills % stages < kills and stage + 1 < stages
                _graded(part, pack, run, threads, report, others if killing else None)
                report.footprints.append(footprint(others))
        report.seconds = time.monotonic() - began
        _examine(report)
        if _contents(Path(handed["folder"])) != before:
            report.failures.append("files outside were changed")
        if left := [str(path) for path in folder.iterdir() if path.name not in handed["folder"]]:
            report.failures.append(f"files were left: {left}")
        if left := left_in(folder):
            report.failures.append(f"processes were left: {left}")
    return report


@contextmanager
def _place() -> Iterator[Path]:
    """Where all folders are made that are made meanwhile."""
    with tempfile.TemporaryDirectory(prefix="lossdrill-soak-") as name:
        Path(name).chmod(0o755)
        usual, tempfile.tempdir = tempfile.tempdir, name
        try:
            yield Path(name)
        finally:
            tempfile.tempdir = usual


def _contents(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        path.name: (path.lstat().st_mode, path.read_bytes() if path.is_file() else b"")
        for path in folder.iterdir()
    }


def _honest(pack: Pack, number: int) -> list[Task]:
    """With the verdicts that they get alone, twice in a worker that has seen nothing hostile."""
    chosen = list(islice(handed_in(pack, 1), number))
    verdicts: list[list[Verdict]] = []
    for _ in range(2):
        with fresh_run() as run:
            verdicts.append(
                [grade(one.source, one.exercise, pack, one.variant, run) for one in chosen]
            )
    return [
        Task(
            one.exercise,
            one.variant,
            one.source,
            first.status,
            frozenset({first.status if _is_random(first, second) else _in_full(first)}),
        )
        for one, first, second in zip(chosen, *verdicts, strict=True)
    ]


def _is_random(*verdicts: Verdict) -> bool:
    """Whether they differ, or were found to be of an answer that does."""
    checks = [check for verdict in verdicts for check in verdict.checks]
    random = any(check.id == "nondeterministic" and not check.passed for check in checks)
    return random or len(set(map(_in_full, verdicts))) > 1


def _hostile(pack: Pack, handed: dict[str, object]) -> list[Task]:
    """The submissions of the hostile corpus as they are; its attacks as a function that attacks."""
    exercise = msgspec.structs.replace(pack.exercise("huber-gradient"), limits=SHORT)
    tasks = []
    for path in sorted(SUBMISSIONS.glob("*.py")):
        source = path.read_text(encoding="utf-8")
        passes = "Comes out: pass" in (ast.get_docstring(ast.parse(source)) or "")
        # One that is right can still be too slow for the short limit.
        accepted = frozenset(map(_whether_passed, {passes, False}))
        tasks.append(Task(exercise, 0, source, None, accepted))
    for attack in corpus.attacks():
        attacking = f"\n\ndef huber_gradient(y, y_hat, delta):\n    return attempt({handed!r})\n"
        source = attack.source + attacking
        tasks.append(Task(exercise, 0, source, None, frozenset({"not passed"})))
    return tasks


def _mixed(honest: Sequence[Task], hostile: Sequence[Task], total: int) -> list[Task]:
    rng = random.Random(2)  # noqa: S311 - reproducible, not secret
    attackers = cycle(rng.sample(hostile, len(hostile)))
    learners = cycle(honest)
    places = {start + rng.randrange(HOSTILE) for start in range(0, total, HOSTILE)}
    return [next(attackers if place in places else learners) for place in range(total)]


def _graded(
    tasks: Sequence[Task],
    pack: Pack,
    run: Run,
    threads: ThreadPoolExecutor,
    report: Report,
    others: frozenset[int] | None,
) -> None:
    """A worker is killed meanwhile, which is none of the others; none where these are None."""
    futures = [
        threads.submit(grade, task.source, task.exercise, pack, task.variant, run) for task in tasks
    ]
    killed = False
    while others is not None and not killed and not all(future.done() for future in futures):
        if (worker := youngest_at_work(others)) is not None:
            os.kill(worker, signal.SIGKILL)
            report.kills += 1
            killed = True
    for task, future in zip(tasks, futures, strict=True):
        verdict = future.result()
        if task.holds(verdict):
            continue
        if killed and task.is_lost(verdict):
            report.lost += 1
        else:
            report.failures.append(
                f"{task.exercise.id}: expected {min(task.accepted)}, got {_in_full(verdict)}, for\n"
                f"{task.source}"
            )


def _in_full(verdict: Verdict) -> str:
    return stable(verdict).decode()


def _whether_passed(passed: bool) -> str:  # noqa: FBT001 - it is mapped
    return "passed" if passed else "not passed"


def _examine(report: Report) -> None:
    """What was seen in the pauses."""
    first, last = report.footprints[0], report.footprints[-1]
    more = last.processes - first.processes  # those with Matplotlib start when they are needed
    checks = {
        "more submissions lost than workers killed": report.lost <= report.kills,
        "workers that were killed are missing": last.processes >= WORKERS,
        "processes stayed": all(
            each.processes <= WORKERS * report.kinds for each in report.footprints
        ),
        "our descriptors grew in number": not last.descriptors
        > first.descriptors + DESCRIPTORS * more,
        "a worker's descriptors grew": more > 0
        or not last.workers_descriptors > first.workers_descriptors,
        "the first worker did not live": last.oldest == first.oldest,
    }
    report.failures += [what for what, holds in checks.items() if not holds]
    early, late = _quarters([each.anonymous_mib for each in report.footprints])
    if late > early + GROWTH_MIB:
        report.failures.append(f"a worker grew from {early:.1f} to {late:.1f} MiB")


def _quarters(values: Sequence[float]) -> tuple[float, float]:
    """The medians of the first and of the last quarter."""
    size = max(1, len(values) // 4)
    return statistics.median(values[:size]), statistics.median(values[-size:])


if __name__ == "__main__":
    main()
