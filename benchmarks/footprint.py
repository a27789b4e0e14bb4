"""What this process and its isolated workers hold at a moment: memory, descriptors, processes. From
/proc; what belongs to the workers only root may read, and is NaN for others.
"""

import math
import os
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from tests.traces import workers_of

KIB = 1024
PROC = Path("/proc")


@dataclass(frozen=True)
class Footprint:
    processes: int
    """The workers, and what else descends from this process."""
    descriptors: float
    """Of this process."""
    oldest: int
    """The process number of the worker that has lived longest."""
    anonymous_mib: float
    """Of that worker: memory that is its own, not that of files."""
    proportional_mib: float
    """Of the largest worker."""
    workers_descriptors: float
    """Of the worker that has most."""


def footprint(others: frozenset[int] = frozenset()) -> Footprint:
    """Of this moment, in which no worker runs anything; without the processes `others`."""
    workers = idle_workers(others)
    memory = {pid: _memory(pid) for pid in workers}
    oldest = min(workers, key=_began)
    return Footprint(
        processes=len(set(workers_of(os.getpid())) - others),
        descriptors=_descriptors("self"),
        oldest=oldest,
        anonymous_mib=memory[oldest]["Anonymous"],
        proportional_mib=max(each["Pss"] for each in memory.values()),
        workers_descriptors=max(_descriptors(str(pid)) for pid in workers),
    )


def idle_workers(others: frozenset[int] = frozenset()) -> list[int]:
    """The workers without the children that they have forked."""
    below = set(workers_of(os.getpid())) - others
    return [pid for pid in below if _parent(pid) not in below]


def youngest_at_work(others: frozenset[int]) -> int | None:
    """The worker that was started last, while it runs something; else None."""
    below = set(workers_of(os.getpid())) - others
    busy = {_parent(pid) for pid in below} & below
    youngest = max(idle_workers(others), key=_began, default=None)
    return youngest if youngest in busy else None


def cpu_seconds() -> float:
    """What this process and all that descends from it have computed since they began."""
    running = [_stat(pid) for pid in (os.getpid(), *workers_of(os.getpid()))]
    ticks = sum(int(each) for fields in running for each in fields[11:15])
    return ticks / os.sysconf("SC_CLK_TCK")


def _memory(pid: int) -> dict[str, float]:
    """MiB by the names of `smaps_rollup`."""
    try:
        lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()[1:]
    except PermissionError:
        return defaultdict(lambda: math.nan)
    return {line.split(":")[0]: int(line.split()[1]) / KIB for line in lines}


def _descriptors(process: str) -> float:
    try:
        return len(list((PROC / process / "fd").iterdir()))
    except PermissionError:
        return math.nan


def _began(pid: int) -> tuple[int, int]:
    """Ordered like the moments at which processes were started."""
    return int(_stat(pid)[19]), pid


def _parent(pid: int) -> int:
    return int(_stat(pid)[1])


def _stat(pid: int) -> list[str]:
    """The fields of proc_pid_stat(5), from the third on; "0" for each where the process is gone."""
    try:
        return (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return ["0"] * 50
