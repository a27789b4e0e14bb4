"""The workers of a Dask cluster as a team: one that is running, or one of this machine's processes.

Only sources and verdicts travel. Each worker opens the pack that it has, and refuses another.
"""

import logging
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lossdrill.classroom.executors import station
from lossdrill.classroom.executors.station import Setting
from lossdrill.classroom.executors.team import Team
from lossdrill.classroom.executors.undisturbed import undisturbed
from lossdrill.errors import LossdrillError, UsageError

if TYPE_CHECKING:
    from distributed import Client

LOCAL = "local"
PATIENCE = 15.0
"""Seconds to wait for a scheduler, its workers, and their end."""


@contextmanager
def dask_team(address: str, jobs: int, setting: Setting) -> Iterator[Team]:
    """The workers behind the scheduler at `address`; for "local" so many of our own, on loopback.

    Raises:
        UsageError: distributed is not installed, or nobody answers.
        LossdrillError: a worker cannot grade this class.
    """
    try:
        from distributed import KilledWorker  # noqa: PLC0415 - an extra
        from distributed.comm.core import CommClosedError  # noqa: PLC0415
    except ImportError:
        raise UsageError(
            'Dask is not installed. Get it with: pip install "lossdrill[cluster]"'
        ) from None
    with _quiet(), _client(address, jobs) as client:
        layers, size = _examine(client, setting)
        try:
            with client.get_executor(pure=False) as executor:
                yield Team(executor, size, layers, (KilledWorker,))
        except (CancelledError, CommClosedError):
            raise LossdrillError(
                "The connection to the Dask scheduler was lost. What was graded is kept: run the "
                "same command again."
            ) from None


@contextmanager
def _client(address: str, jobs: int) -> Iterator["Client"]:
    import dask  # noqa: PLC0415
    from distributed import Client, LocalCluster  # noqa: PLC0415

    # A submission is tried alone when its chunk was lost; the scheduler need not try as well.
    with dask.config.set({"distributed.scheduler.allowed-failures": 0}):
        if address == LOCAL:
            with undisturbed():
                cluster = LocalCluster(
                    n_workers=jobs,
                    threads_per_worker=1,
                    processes=True,
                    host="127.0.0.1",
                    dashboard_address=None,
                    silence_logs=logging.CRITICAL,
                )
            with cluster, Client(cluster, timeout=PATIENCE) as client:
                yield client
                client.run(station.close, on_error="ignore")
            return
        try:
            client = Client(address, timeout=PATIENCE)
        except (OSError, ValueError) as error:
            raise UsageError(
                f"No Dask scheduler answers at {address} ({error}). Start one with: dask scheduler"
            ) from None
        with client:
            yield client


def _examine(client: "Client", setting: Setting) -> tuple[tuple[str, ...], int]:
    """The layers that hold on every worker, and how many chunks they grade at a time."""
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError:
        raise UsageError(
            "The Dask scheduler has no workers. Start one for each core with: "
            "dask worker ADDRESS --nworkers auto --nthreads 1"
        ) from None
    found = client.run(_examined, setting)
    for worker, layers in sorted(found.items()):
        if isinstance(layers, str):
            raise LossdrillError(f"Dask worker {worker}: {layers}")
    held = set.intersection(*map(set, found.values()))
    every = next(iter(found.values()))
    return tuple(layer for layer in every if layer in held), sum(client.nthreads().values())


def _examined(setting: Setting) -> tuple[str, ...] | str:
    """On a worker: what `examine` says, or why it cannot grade."""
    try:
        return station.examine(setting)
    except LossdrillError as error:
        return str(error)


@contextmanager
def _quiet() -> Iterator[None]:
    """A lost worker is dealt with, not reported line by line."""
    logger = logging.getLogger("distributed")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)
