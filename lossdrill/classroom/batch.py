"""A class is graded: what was handed in goes into the file, what has no verdict yet to the team.

Killed at any moment and run again, it comes to the same results: nothing is known here that is not
in the file. Never more than a bounded number of sources is in memory.
"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import suppress
from typing import TypeAlias

from lossdrill.classroom.executors.station import ChunkGraded, Setting, grade_chunk, stable
from lossdrill.classroom.executors.team import Team
from lossdrill.classroom.keys import Keys
from lossdrill.classroom.model import Submission, Unreadable
from lossdrill.classroom.recorder import Job, Recorder, TakenIn
from lossdrill.model import Diagnosis, Verdict

OnProgress: TypeAlias = Callable[[int, int | None], None]
"""Called with how many are done, of how many; None while that is not known."""

PAGE = 64
"""Submissions that are read or written at a time."""
AHEAD = 2
"""Chunks for each worker: one at work, one waiting, so that none is idle."""
CHUNK_SECONDS = 0.3
"""Work that a chunk should be: much more than sending it, little enough to lose."""
CHUNK_LARGEST = 256
CHUNK_BYTES = 1_000_000
TRIES = 2
"""How often a submission is tried alone that may have cost a worker its life."""


def take_in(
    found: Iterable[Submission | Unreadable], keys: Keys, recorder: Recorder, on_found: OnProgress
) -> None:
    """Keeps what was handed in, as it comes."""
    page: list[TakenIn | Unreadable] = []
    number = 0
    for number, one in enumerate(found, start=1):
        page.append(_with_key(one, keys))
        if len(page) == PAGE:
            recorder.take_in(page)
            page.clear()
            on_found(number, None)
    recorder.take_in(page)
    on_found(number, number)


def grade_waiting(recorder: Recorder, team: Team, setting: Setting, on_graded: OnProgress) -> None:
    """Gives everything that was taken in its verdict."""
    total, done = recorder.waiting(), 0
    on_graded(done, total)
    for graded in _graded_in_chunks(_jobs(recorder), team, setting):
        recorder.record(graded)
        done += len(graded)
        on_graded(done, total)
    # What is left was in a chunk whose worker was lost. Alone, each shows whether it is to blame.
    for job in _jobs(recorder):
        recorder.record(_graded_alone(job, team, setting))
        done += 1
        on_graded(done, total)


def _with_key(one: Submission | Unreadable, keys: Keys) -> TakenIn | Unreadable:
    if isinstance(one, Unreadable):
        return one
    keys.notice(one)
    try:
        return TakenIn(one, keys.key(one), keys.variant(one))
    except UnicodeEncodeError:  # a notebook can spell halves of characters, which are no text
        return Unreadable(
            file=one.file,
            message="The answer holds half of a character; write it anew and save it as UTF-8.",
            student=one.student,
            exercise=one.exercise,
        )


def _jobs(recorder: Recorder) -> Iterator[Job]:
    last = None
    while page := recorder.jobs(last, PAGE):
        yield from page
        last = page[-1]


def _graded_in_chunks(
    jobs: Iterator[Job], team: Team, setting: Setting
) -> Iterator[list[tuple[int, bytes]]]:
    """What comes back, as it comes. A chunk whose worker is lost does not."""
    size = 2
    chunks = iter(lambda: _chunk(jobs, size), [])
    flying: set[Future[ChunkGraded]] = set()
    try:
        while True:
            while len(flying) < AHEAD * team.size and (chunk := next(chunks, None)):
                flying.add(team.executor.submit(grade_chunk, setting, chunk))
            if not flying:
                return
            landed, flying = wait(flying, return_when=FIRST_COMPLETED)
            for future in landed:
                try:
                    verdicts, seconds = future.result()
                except team.lost:
                    continue
                yield verdicts
                fitting = int(CHUNK_SECONDS * len(verdicts) / max(seconds, 1e-6))
                size = max(1, min(fitting, 2 * size, CHUNK_LARGEST))
    finally:
        for future in flying:
            future.cancel()


def _chunk(jobs: Iterator[Job], most: int) -> list[Job]:
    chunk: list[Job] = []
    length = 0
    for job in jobs:
        chunk.append(job)
        length += len(job.source)
        if len(chunk) >= most or length >= CHUNK_BYTES:
            break
    return chunk


def _graded_alone(job: Job, team: Team, setting: Setting) -> list[tuple[int, bytes]]:
    for _ in range(TRIES):
        with suppress(*team.lost):
            return team.executor.submit(grade_chunk, setting, [job]).result().verdicts
    message = (
        f"Judging this answer was given up: the process that did it was lost {TRIES} times. "
        "Look at it by hand."
    )
    verdict = Verdict(
        exercise=job.exercise,
        status="not_run",
        score=0.0,
        variant=job.variant,
        reason="killed",
        diagnoses=(Diagnosis(id="killed", kind="run", message=message),),
    )
    return [(job.id, stable(verdict))]
