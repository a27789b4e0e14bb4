"""A fresh process for each run: forked from a worker that has loaded NumPy and has read no file,
or, where there is no fork, started from the beginning.

Workers start before they are needed, so that they load NumPy while the caller still loads its own;
nothing that can wait is imported before.
"""

import sys
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TypeAlias

from lossdrill.errors import LossdrillError
from lossdrill.sandbox import layers as known
from lossdrill.sandbox.outside.worker import NotBegunError, Worker

if TYPE_CHECKING:  # these load NumPy, which the caller does once its worker has started
    from lossdrill.model import Limits
    from lossdrill.sandbox.outside.single import Single
    from lossdrill.sandbox.wire import Call, Reply

Run: TypeAlias = "Callable[[str, str, Sequence[Call], Limits], Reply]"
"""run(source, file name, calls, limits) -> Reply; raises `NotRun` when there is none."""

CAN_FORK = sys.platform == "linux"
"""macOS has fork, but its own libraries do not survive it."""
NUMPY = ("numpy",)
FIGURES = ("numpy", "matplotlib")


@contextmanager
def fresh_run(
    workers: int = 1,
    layers: Collection[str] | None = None,
    *,
    fork: bool = CAN_FORK,
    on_lost: Callable[[], None] = lambda: None,
) -> Iterator[Run]:
    """A `Run` whose workers start now, for as many threads as there are workers; more wait.

    A worker that was lost, or that a run may have harmed, is replaced; `on_lost` hears of it, in
    the thread of the run. `layers` (of `layers.ALL`) and `fork` are for
    trying out what holds with less than all that this platform has.
    """
    pool = _Pool(
        workers, known.ALL if layers is None else tuple(layers), fork=fork, on_lost=on_lost
    )
    try:
        yield pool.run
    finally:
        pool.close()


class _Pool:
    def __init__(
        self, size: int, wanted: tuple[str, ...], *, fork: bool, on_lost: Callable[[], None]
    ) -> None:
        self._on_lost = on_lost
        self._wanted = wanted
        self._fork = fork
        self._free = threading.Semaphore(size)
        self._idle = [self._start(NUMPY) for _ in range(size)]

    def run(
        self, source: str, file_name: str, calls: "Sequence[Call]", limits: "Limits"
    ) -> "Reply":
        job = source, file_name, calls, limits
        libraries = FIGURES if limits.figures else NUMPY
        with self._free:
            try:
                return self._given(self._take(libraries), job)
            except NotBegunError:  # others that are idle may have been ended with it
                return self._given(self._start(libraries), job)

    def close(self) -> None:
        for worker in self._idle:
            worker.close()

    def _given(
        self, worker: "Worker | Single", job: "tuple[str, str, Sequence[Call], Limits]"
    ) -> "Reply":
        try:
            return worker.run(*job)
        finally:
            if worker.sound:
                self._idle.append(worker)
            else:
                worker.close()
                self._on_lost()

    def _take(self, libraries: tuple[str, ...]) -> "Worker | Single":
        for worker in tuple(self._idle):
            if worker.libraries == libraries:
                with suppress(ValueError):  # another thread was quicker
                    self._idle.remove(worker)
                    return worker
        return self._start(libraries)

    def _start(self, libraries: tuple[str, ...]) -> "Worker | Single":
        if not self._fork:
            from lossdrill.sandbox.outside.single import Single  # noqa: PLC0415 - loads NumPy

            return Single(self._wanted, libraries)
        if _ahead and (self._wanted, libraries) == (known.ALL, NUMPY):
            return _ahead.pop()
        return Worker(self._wanted, libraries)


_ahead: list[Worker] = []


def start_ahead() -> None:
    """Starts the worker of the next `fresh_run` now."""
    if CAN_FORK:
        with suppress(LossdrillError):  # which `fresh_run` will meet again, and say
            _ahead.append(Worker(known.ALL, NUMPY))


def close_ahead() -> None:
    """Ends what was started ahead and not used."""
    while _ahead:
        _ahead.pop().close()
