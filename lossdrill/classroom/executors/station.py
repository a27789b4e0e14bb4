"""What each grading process has: the pack, its judges, and isolated workers of its own.

All of it is made when the first chunk comes and kept for the next. Nothing here knows who sent it.
"""

import atexit
import faulthandler
import os
import re
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from typing import NamedTuple

import msgspec

from lossdrill import __version__
from lossdrill.classroom.recorder import Job
from lossdrill.errors import LossdrillError
from lossdrill.grading import grade
from lossdrill.judging.solution import load_judge
from lossdrill.model import Diagnosis, Exercise, Limits, Verdict
from lossdrill.pack import Pack
from lossdrill.packs import open_packs
from lossdrill.sandbox.fresh import Run, fresh_run
from lossdrill.sandbox.layers import class_grading
from lossdrill.sandbox.wire import Call

LONGEST = 120.0
"""Seconds in which a process must finish at least one submission; one that does not is given up.
Every run has a limit of its own, so this is met only by a judge that does not come to an end.
"""

_ADDRESS = re.compile(rb"\b(at 0x)[0-9a-fA-F]{6,16}\b")
"""As in ``<function huber at 0x7f3c9a1d2e40>``."""


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """What a grading process must have and be."""

    packs: tuple[str, ...] = ()
    """What `--pack` names, so that it holds in every folder; empty for the built-in pack."""
    pack: str
    """Their content hash."""
    version: str = __version__
    threads: int = 2
    """Submissions at a time: while one is judged, the next runs."""
    unsafe: bool = False
    """Whether submissions are run without sufficient isolation."""


class ChunkGraded(NamedTuple):
    verdicts: list[tuple[int, bytes]]
    """As JSON, each with the id of its job."""
    seconds: float
    """How long it took."""


class StationError(LossdrillError):
    """This process cannot grade this class; the message says why."""


def examine(setting: Setting) -> tuple[str, ...]:
    """The layers that isolate submissions here; raises `LossdrillError` when it cannot grade."""
    with _station(setting) as station:
        return station.layers


def grade_chunk(setting: Setting, jobs: Sequence[Job]) -> ChunkGraded:
    """Every job gets its verdict, whatever it does."""
    with _station(setting) as station:
        began = time.perf_counter()
        verdicts = station.grade_all(jobs)
        return ChunkGraded(verdicts, time.perf_counter() - began)


def close() -> None:
    """Ends the isolated workers of this process, but for those that are at work."""
    with _lock:
        _close_idle()


def stable(verdict: Verdict) -> bytes:
    """The verdict as a class keeps it, as JSON: without what tells one run from another, which are
    addresses in memory that the file showed, and the pack as a whole, which may change where this
    exercise does not; and without the curve, a picture for its learner that costs another run.
    """
    standing = msgspec.structs.replace(verdict, pack="", pack_name="", pack_version="", curve=None)
    return _ADDRESS.sub(rb"\1...", msgspec.json.encode(standing))


class Station:
    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.users = 0
        self._pack = _checked_pack(setting)
        self._exercises: dict[str, Exercise] = {}
        self._loading = threading.Lock()
        self._threads = ThreadPoolExecutor(setting.threads, thread_name_prefix="grade")
        self._opened = ExitStack()
        self._watch = _Watch()
        try:
            # In a thread that stays: bubblewrap ends with the thread that started it.
            self._run = self._threads.submit(self._start).result()
            self.layers = self._examined()
        except BaseException:
            self.close()
            raise

    def _start(self) -> Run:
        return self._opened.enter_context(fresh_run(self.setting.threads))

    def _exercise(self, exercise_id: str) -> Exercise:
        """The exercise, with its judge in memory from now on. Who edits the pack while a class is
        graded edits what the next run is graded with, not half of this one.
        """
        with self._loading:  # a solution is executed once, not by two threads at a time
            if exercise_id not in self._exercises:
                exercise = self._pack.exercise(exercise_id)
                with suppress(Exception):  # which its verdict will tell
                    load_judge(self._pack, exercise)
                _checked_pack(self.setting)
                self._exercises[exercise_id] = exercise
            return self._exercises[exercise_id]

    def _examined(self) -> tuple[str, ...]:
        held = self._run("held = True", "held.py", [Call("held")], Limits()).isolation
        root = hasattr(os, "geteuid") and os.geteuid() == 0
        permission = class_grading(held, sys.platform, root=root)
        if not permission.granted and not self.setting.unsafe:
            raise StationError(
                f"A class is not graded here: {'; '.join(permission.reasons)}. See what is "
                "missing, and how to get it, with: lossdrill doctor (or grade all the same, with "
                "--unsafe)"
            )
        return held

    def grade_all(self, jobs: Sequence[Job]) -> list[tuple[int, bytes]]:
        with self._watch:
            return list(self._threads.map(self._grade, jobs))

    def _grade(self, job: Job) -> tuple[int, bytes]:
        exercise = self._exercise(job.exercise)
        try:
            verdict = grade(job.source, exercise, self._pack, job.variant, self._run, curve=False)
        except LossdrillError:
            raise  # no isolated worker can be started: it has nothing to do with this submission
        except Exception as error:  # noqa: BLE001 - one submission never stops the others
            verdict = _fault(exercise, job.variant, error)
        self._watch.progress()
        return job.id, stable(verdict)

    def close(self) -> None:
        self._threads.shutdown(cancel_futures=True)
        self._opened.close()
        self._watch.close()


class _Watch:
    """Ends this process when it has work and does not get on with it, even inside a C function."""

    def __init__(self) -> None:
        self._at_work = 0
        self._lock = threading.Lock()
        self._nowhere = os.open(os.devnull, os.O_WRONLY)

    def __enter__(self) -> None:
        with self._lock:
            self._at_work += 1
            self._wind()

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._at_work -= 1
            self._wind()

    def progress(self) -> None:
        with self._lock:
            self._wind()

    def close(self) -> None:
        faulthandler.cancel_dump_traceback_later()
        os.close(self._nowhere)

    def _wind(self) -> None:
        if self._at_work:
            faulthandler.dump_traceback_later(LONGEST, exit=True, file=self._nowhere)
        else:
            faulthandler.cancel_dump_traceback_later()


_lock = threading.Lock()
_stations: dict[Setting, Station] = {}
"""One as a rule: a Dask worker may serve several classes at a time."""


@contextmanager
def _station(setting: Setting) -> Iterator[Station]:
    with _lock:
        if setting not in _stations:
            _close_idle()
            _stations[setting] = Station(setting)
        station = _stations[setting]
        station.users += 1
    try:
        yield station
    finally:
        with _lock:
            station.users -= 1


def _close_idle() -> None:
    for setting, station in tuple(_stations.items()):
        if not station.users:
            _stations.pop(setting).close()


atexit.register(close)  # a Dask worker ends when it likes


def _checked_pack(setting: Setting) -> Pack:
    if setting.version != __version__:
        raise StationError(
            f"This worker has lossdrill {__version__}, the class is graded with "
            f"{setting.version}; install the same everywhere."
        )
    pack = open_packs(setting.packs)
    if pack.content_hash != setting.pack:
        folders = " and ".join(str(each.root) for each in pack.packs)
        raise StationError(
            f"The pack in {folders} is not the one that this class is graded with (content "
            f"{pack.content_hash}, not {setting.pack}). Let it be the same everywhere and until "
            "the end, then run the same command again."
        )
    return pack


def _fault(exercise: Exercise, variant: int, error: Exception) -> Verdict:
    message = f"Judging this answer failed with {type(error).__name__}: {error}."
    return Verdict(
        exercise=exercise.id,
        status="fault",
        score=0.0,
        variant=variant,
        reason="fault",
        diagnoses=(Diagnosis(id="fault", kind="run", message=message),),
    )
