"""A team that grades without processes: for what a batch does, not for what it comes to."""

from collections.abc import Callable, Collection, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from lossdrill.classroom.executors.station import ChunkGraded, Setting, stable
from lossdrill.classroom.executors.team import Team
from lossdrill.classroom.recorder import Job
from lossdrill.model import Verdict

SETTING = Setting(pack="")


class LostError(Exception):
    """What a future raises whose worker was lost."""


class Scripted(ThreadPoolExecutor):
    """Passes every submission but those that hold a word: it costs the worker its life, or shows a
    fault of the exercise.
    """

    def __init__(self, deadly: Collection[str] = (), fault: Collection[str] = ()) -> None:
        super().__init__(2)
        self.deadly = deadly
        self.fault = fault
        self.graded: list[str] = []
        """The sources that were handed out, as often as they were."""
        self.most_in_flight = 0
        self._in_flight = 0

    def submit(self, function: Callable[..., Any], /, *arguments: Any, **_: Any) -> Future[Any]:
        _, jobs = arguments
        self.graded += [job.source for job in jobs]
        self._in_flight += len(jobs)
        self.most_in_flight = max(self.most_in_flight, self._in_flight)
        return super().submit(self._grade, jobs)

    def _grade(self, jobs: Sequence[Job]) -> ChunkGraded:
        self._in_flight -= len(jobs)
        if any(word in job.source for word in self.deadly for job in jobs):
            raise LostError
        return ChunkGraded([(job.id, self._verdict(job)) for job in jobs], 1e-3)

    def _verdict(self, job: Job) -> bytes:
        fault = any(word in job.source for word in self.fault)
        return stable(
            Verdict(
                exercise=job.exercise,
                status="fault" if fault else "pass",
                score=0.0 if fault else 1.0,
                variant=job.variant,
            )
        )


def scripted_team(executor: Scripted, size: int = 2) -> Team:
    return Team(executor, size, ("seccomp",), (LostError,))
