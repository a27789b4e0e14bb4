"""The learner's side: limits on what one run may use. Hard ones, which a file cannot lift again."""

import mmap
import sys
from contextlib import suppress

from lossdrill.model import Limits

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

OPEN_FILES = 64
PAGE = mmap.PAGESIZE


def limit_resources(limits: Limits, address_space: int | None) -> None:
    """Time, memory above what the worker itself has mapped (in bytes, where it is known), and no
    file, process or thread of its own.
    """
    if resource is None:
        return
    usage = resource.getrusage(resource.RUSAGE_SELF)
    cpu = int(usage.ru_utime + usage.ru_stime + limits.seconds) + 2  # the wall clock comes first
    _limit("RLIMIT_CPU", cpu, cpu + 1)  # a signal that has a name, and then one that kills
    _limit("RLIMIT_FSIZE", 0)
    _limit("RLIMIT_CORE", 0)
    _limit("RLIMIT_NPROC", 0)
    _limit("RLIMIT_MEMLOCK", 0)
    _limit("RLIMIT_MSGQUEUE", 0)
    _limit("RLIMIT_NOFILE", OPEN_FILES)
    if address_space is not None:
        _limit("RLIMIT_AS", address_space + limits.memory_mib * 2**20)


def _limit(name: str, soft: int, hard: int | None = None) -> None:
    """Sets a limit where the system has it and is not stricter already."""
    which = getattr(resource, name, None)
    if which is None:
        return
    _, ceiling = resource.getrlimit(which)
    if ceiling == resource.RLIM_INFINITY:
        ceiling = sys.maxsize
    hard = soft if hard is None else hard
    with suppress(OSError, ValueError):  # a limit that this system cannot set
        resource.setrlimit(which, (min(soft, ceiling), min(hard, ceiling)))


def address_space() -> int | None:
    """Bytes of address space that this process has mapped; None where the system cannot tell.

    There is no /proc to read where the worker lives. So it is found by bisection: the least limit
    under which one page more can still be mapped.
    """
    if resource is None or not hasattr(resource, "RLIMIT_AS") or sys.platform != "linux":
        return None
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    low, high = 0, 2**47
    try:
        while high - low > PAGE:
            middle = (low + high) // 2
            resource.setrlimit(resource.RLIMIT_AS, (middle, hard))
            try:
                mmap.mmap(-1, PAGE).close()
                high = middle
            except (OSError, MemoryError):
                low = middle
    except (OSError, ValueError):
        return None
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    return high
