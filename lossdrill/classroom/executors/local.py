"""An executor of processes on this machine, each with a station of its own.

Other than the one of the standard library it loses a single call when a process is lost, not all
that are under way, and it leaves no process behind, however its own ends.
"""

import multiprocessing
import os
import queue
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar, cast

from lossdrill.classroom.executors import station
from lossdrill.classroom.executors.station import Setting
from lossdrill.classroom.executors.team import Team
from lossdrill.classroom.executors.undisturbed import undisturbed
from lossdrill.errors import LossdrillError

Result = TypeVar("Result")

# Spawned, because a fork would take over locks that threads may hold.
_SPAWN = multiprocessing.get_context("spawn")
_READY = "ready"

PATIENCE = 5.0
"""Seconds for a process to end by itself, with all that it started."""


class ProcessLostError(BrokenExecutor):
    """The process ended in the middle of a call. The next call meets another."""


@contextmanager
def local_team(jobs: int, setting: Setting) -> Iterator[Team]:
    """So many processes, ended when the context is left."""
    with LocalExecutor(jobs) as executor:
        layers = executor.submit(station.examine, setting).result()
        yield Team(executor, jobs, layers, (ProcessLostError,))


class LocalExecutor(Executor):
    """So many processes, each with a thread here that hands it one call at a time."""

    def __init__(self, jobs: int) -> None:
        self._idle: queue.SimpleQueue[_Process] = queue.SimpleQueue()
        self._threads = ThreadPoolExecutor(jobs, thread_name_prefix="local")
        self._processes = [_Process() for _ in range(jobs)]
        for process in self._processes:
            self._idle.put(process)

    def submit(
        self, function: Callable[..., Result], /, *arguments: Any, **named: Any
    ) -> Future[Result]:
        return self._threads.submit(self._call, function, arguments, named)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - as its base has it
        """Also ends what is under way: whoever wants a result waits for its future."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for process in self._processes:
            process.end()
        for process in self._processes:
            process.await_end()
        self._threads.shutdown(wait=wait, cancel_futures=cancel_futures)

    def _call(
        self, function: Callable[..., Result], arguments: tuple[Any, ...], named: dict[str, Any]
    ) -> Result:
        process = self._idle.get()
        try:
            return process.call(function, arguments, named)
        finally:
            self._idle.put(process)


class _Process:
    """A process that makes one call after the other, and is replaced when it is lost."""

    def __init__(self) -> None:
        self._ended = False
        self._lock = threading.Lock()
        self._begin()

    def _begin(self) -> None:
        self._connection, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=_serve, args=(theirs,), daemon=True)
        with undisturbed():
            self._process.start()
        theirs.close()
        self._ready = False

    def call(
        self, function: Callable[..., Result], arguments: tuple[Any, ...], named: dict[str, Any]
    ) -> Result:
        if not self._ready:
            self._await_ready()
        try:
            self._connection.send((function, arguments, named))
            succeeded, value = cast("tuple[bool, Any]", self._connection.recv())
        except (EOFError, OSError):
            self._replace()
            raise ProcessLostError("A process that graded submissions was lost.") from None
        if not succeeded:
            raise value
        return cast("Result", value)

    def end(self) -> None:
        with self._lock:
            self._ended = True
            self._process.terminate()

    def await_end(self) -> None:
        self._process.join(PATIENCE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()

    def _await_ready(self) -> None:
        try:
            self._ready = self._connection.recv() == _READY
        except (EOFError, OSError):
            raise LossdrillError(
                "A process that grades submissions did not start. What was graded is kept: try "
                "again with fewer --jobs."
            ) from None

    def _replace(self) -> None:
        with self._lock:
            if not self._ended:
                self._process.join(PATIENCE)
                self._process.kill()
                self._connection.close()
                self._begin()


def _serve(connection: Connection) -> None:
    """What such a process does: one call after the other, until nobody is there to call."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        connection.send(_READY)
        while True:
            function, arguments, named = connection.recv()
            try:
                reply = (True, function(*arguments, **named))
            except Exception as error:  # noqa: BLE001 - raised again on the other side
                reply = (False, error)
            connection.send(reply)
    except (EOFError, OSError):
        return  # the executor is gone
    finally:
        with suppress(Exception):
            station.close()


def _end_with_parent() -> None:
    """The connection tells only who reads it; in the middle of a long call nobody does."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)
