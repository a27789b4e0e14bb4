"""The learner's side: what the process gives up before it runs the file. Linux has all of it,
other systems what they offer.

Nothing here can be undone by the file: limits are hard ones, and rights do not come back.
"""

import ctypes
import os
import signal
import sys

from lossdrill.model import Limits

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

NOBODY = 65534
OPEN_FILES = 64

# From linux/prctl.h and linux/capability.h.
PR_SET_PDEATHSIG = 1
PR_SET_KEEPCAPS = 8
PR_SET_NO_NEW_PRIVS = 38
CAPABILITY_VERSION_3 = 0x20080522
CAP_DAC_OVERRIDE = 1 << 1
CAP_DAC_READ_SEARCH = 1 << 2


def limit_resources(limits: Limits) -> None:
    """Time, memory, and no file, process or thread of its own."""
    if resource is None:
        return
    usage = resource.getrusage(resource.RUSAGE_SELF)
    cpu = int(usage.ru_utime + usage.ru_stime + limits.seconds) + 2  # the wall clock comes first
    _limit("RLIMIT_CPU", cpu, cpu + 1)  # a signal that has a name, and then one that kills
    _limit("RLIMIT_FSIZE", 0)
    _limit("RLIMIT_CORE", 0)
    _limit("RLIMIT_NPROC", 0)
    _limit("RLIMIT_NOFILE", OPEN_FILES)
    own = _address_space()
    if own is not None:
        _limit("RLIMIT_AS", own + limits.memory_mib * 2**20)


def _limit(name: str, soft: int, hard: int | None = None) -> None:
    """Sets a limit where the system has it and is not stricter already."""
    which = getattr(resource, name, None)
    if which is None:
        return
    _, ceiling = resource.getrlimit(which)
    if ceiling == resource.RLIM_INFINITY:
        ceiling = sys.maxsize
    resource.setrlimit(which, (min(soft, ceiling), min(hard or soft, ceiling)))


def _address_space() -> int | None:
    """Bytes of address space in use, where the system tells."""
    try:
        with open("/proc/self/statm", "rb") as statm:  # noqa: PTH123 - pathlib would cost 5 ms
            return int(statm.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return None


def leave_root() -> bool:
    """Becomes `nobody` where the process is root, for good: whether it did.

    No limit on processes binds root, and every file is root's to change. Where the interpreter
    lies in a folder that is closed to others, the right to read (and no other) is kept, so that
    the standard library can still be imported.
    """
    if sys.platform != "linux" or os.geteuid() != 0:
        return False
    libc = ctypes.CDLL(None)
    libc.prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0)
    try:
        os.chown(".", NOBODY, NOBODY)
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)
    except OSError:  # root that may not become another, as in some containers
        return False
    readable = all(os.access(str(sys.modules[name].__file__), os.R_OK) for name in ("os", "numpy"))
    for right in (0,) if readable else (CAP_DAC_READ_SEARCH, CAP_DAC_OVERRIDE, 0):
        header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
        rights = (ctypes.c_uint32 * 6)(right, right)  # effective, permitted; nothing inheritable
        if libc.capset(header, rights) == 0:
            break
    libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    return True


def die_with_parent() -> None:
    """Where lossdrill is killed, its learner's process does not stay behind."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
