"""A whole run of a class, from sources to a finished file of results, for each submission: against
bare forks of a Python with NumPy, and next to what others use on the same assignment.

All sources differ; half are right. Workers are warm, as they are after the first second of a class.
`python -m benchmarks class_throughput`; with `--others` in a folder that it makes and removes,
nbgrader and otter-grader are installed from the package index and measured too (minutes).
"""

import os
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from time import perf_counter

import numpy as np

from benchmarks import other_graders, pytest_grader
from benchmarks.handed_in import HandedIn, all_different, asks_for_a_function, handed_in
from benchmarks.isolation import forks
from lossdrill.classroom.executors.dask import dask_team
from lossdrill.classroom.executors.local import local_team
from lossdrill.classroom.executors.station import Setting
from lossdrill.classroom.executors.team import Team
from lossdrill.classroom.model import Submission
from lossdrill.judging.function import FunctionJudge
from lossdrill.judging.solution import load
from lossdrill.judging.variant import Variant
from lossdrill.pack import Pack, open_pack
from tests.classroom.simulated import grade_class

ROUNDS = 5
BATCH = 300
SLOW = 2
VARIANTS = 2
ASSIGNMENT = "huber-gradient"
POINTS = 6


@dataclass(frozen=True)
class Way:
    title: str
    measure: Callable[[Sequence[HandedIn]], float]
    """How many seconds these submissions take."""
    batch: int = BATCH
    at_most: float | None = None
    """The ratio to reach."""


def main() -> None:
    pack = open_pack()
    setting = Setting(packs=(str(pack.root),), pack=pack.content_hash)
    with ExitStack() as opened:
        folder = Path(opened.enter_context(tempfile.TemporaryDirectory()))
        teams = {
            "class, one job": (opened.enter_context(local_team(1, setting)), 5.0),
            "class, two jobs": (opened.enter_context(local_team(2, setting)), 3.0),
            "class, dask local, two workers": (
                opened.enter_context(dask_team("local", 2, setting)),
                None,
            ),
        }
        ways = [
            Way("fork and wait, NumPy loaded", opened.enter_context(forks())),
            *(
                Way(title, _class(pack, setting, team, folder), at_most=at_most)
                for title, (team, at_most) in teams.items()
            ),
            Way("pytest in a process", opened.enter_context(pytest_grader.grader(pack)), SLOW),
        ]
        if "--others" in sys.argv:
            ways += _others(pack, folder)
        for line in _table(ways, pack):
            print(line)
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


def _table(ways: Sequence[Way], pack: Pack) -> Iterator[str]:
    """Once with all exercises that ask for a function, once with the one assignment of all ways."""
    yield f"{'each submission':<34} {'ms':>9} {'ratio':>8} {'reach':>6}"
    for title, wanted in (("all exercises", asks_for_a_function), (ASSIGNMENT, _the_assignment)):
        supply = all_different(handed_in(pack, VARIANTS, wanted))
        taking_part = [way for way in ways if title == ASSIGNMENT or way.batch > SLOW]
        times: dict[str, list[float]] = {way.title: [] for way in taking_part}
        for way in taking_part:  # which fills their caches
            way.measure(list(islice(supply, way.batch)))
        for _ in range(ROUNDS):
            for way in taking_part:
                seconds = way.measure(list(islice(supply, way.batch)))
                times[way.title].append(seconds / way.batch)
        base = statistics.median(times[ways[0].title])
        yield title
        for way in taking_part:
            median = statistics.median(times[way.title])
            reach = "" if way.at_most is None else f"{way.at_most:.1f}"
            yield f"  {way.title:<32} {1000 * median:9.2f} {median / base:8.2f} {reach:>6}"


def _the_assignment(_: Pack, exercise: object) -> bool:
    return getattr(exercise, "id", None) == ASSIGNMENT


def _class(
    pack: Pack, setting: Setting, team: Team, folder: Path
) -> Callable[[Sequence[HandedIn]], float]:
    """What `class grade` does between reading files and printing a summary."""

    def measure(batch: Sequence[HandedIn]) -> float:
        submissions = [
            Submission(
                student=f"student-{number}",
                exercise=one.exercise.id,
                source=one.source,
                file=f"{number}.py",
            )
            for number, one in enumerate(batch)
        ]
        with tempfile.TemporaryDirectory(dir=folder) as name:
            began = perf_counter()
            grade_class(Path(name) / "run.sqlite", submissions, pack, team, setting)
            return perf_counter() - began

    return measure


def _others(pack: Pack, folder: Path) -> Iterator[Way]:
    """The same assignment as a notebook with one answer and one test, on fewer points than ours."""
    exercise = pack.exercise(ASSIGNMENT)
    solution = load(pack, exercise)
    judge = solution.judge
    assert isinstance(judge, FunctionJudge)  # noqa: S101 - which it is
    points = judge.prepared(Variant(exercise.id, 0)).points[:POINTS]
    lines = ["import numpy as np"]
    for point in points:
        expected = np.asarray(judge.reference(*point.arguments)).tolist()
        arguments = ", ".join(_literal(argument) for argument in point.arguments)
        lines.append(f"assert np.allclose({judge.name}({arguments}), {expected})")
    test = "\n".join(lines)
    for title, grader in (("nbgrader", other_graders.nbgrader), ("otter", other_graders.otter)):
        measure = grader(folder, solution.answers[0].source, test)
        yield Way(title, _by_source(measure), SLOW)


def _by_source(measure: other_graders.Measure) -> Callable[[Sequence[HandedIn]], float]:
    return lambda batch: measure([one.source for one in batch])


def _literal(value: object) -> str:
    return f"np.array({value.tolist()})" if isinstance(value, np.ndarray) else repr(value)


if __name__ == "__main__":
    main()
