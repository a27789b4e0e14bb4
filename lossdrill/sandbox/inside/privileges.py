"""The learner's side: what the worker gives up once, before it sees a job. Linux has all of it.

Nothing here can be undone by a learner's file: rights do not come back.
"""

import ctypes
import os
import signal
import sys
from contextlib import suppress

from lossdrill.sandbox.inside import syscalls
from lossdrill.sandbox.inside.syscalls import PR_SET_NO_NEW_PRIVS

NOBODY = 65534

# From linux/prctl.h and linux/capability.h.
PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_SET_KEEPCAPS = 8
PR_SET_CHILD_SUBREAPER = 36
CAPABILITY_VERSION_3 = 0x20080522
CAP_DAC_OVERRIDE = 1 << 1
CAP_DAC_READ_SEARCH = 1 << 2


def leave_root() -> bool:
    """Becomes `nobody` where the process is root, for good: whether it did.

    No limit on processes binds root, and every file is root's to change. Where the interpreter
    lies in a folder that is closed to others, the right to read (and no other) is kept, so that
    the standard library can still be imported.
    """
    if sys.platform != "linux" or os.geteuid() != 0:
        return False
    _set(PR_SET_KEEPCAPS, 1)
    try:
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)
    except OSError:  # root that may not become another, as in some containers
        return False
    readable = all(os.access(str(sys.modules[name].__file__), os.R_OK) for name in ("os", "numpy"))
    for right in (0,) if readable else (CAP_DAC_READ_SEARCH, CAP_DAC_OVERRIDE, 0):
        header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
        rights = (ctypes.c_uint32 * 6)(right, right)  # effective, permitted; nothing inheritable
        if ctypes.CDLL(None).capset(header, rights) == 0:
            break
    return True


def seal() -> None:
    """Nobody looks into this process or its children, no program that they start gains rights,
    and what they leave behind becomes a child of this one, which sweeps it away.
    """
    if sys.platform == "linux":
        _set(PR_SET_NO_NEW_PRIVS, 1)
        _set(PR_SET_DUMPABLE, 0)
        _set(PR_SET_CHILD_SUBREAPER, 1)


def die_with_parent() -> None:
    """Where lossdrill is killed, its learner's process does not stay behind."""
    if sys.platform == "linux":
        _set(PR_SET_PDEATHSIG, signal.SIGKILL)


def _set(option: int, value: int) -> None:
    with suppress(OSError):  # a kernel, or a container, that does not know it
        syscalls.prctl(option, value)
