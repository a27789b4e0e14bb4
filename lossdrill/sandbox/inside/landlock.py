"""The learner's side: Landlock, by which a process gives up every use of the file system but
reading below the folders it names, TCP, and signals or sockets that reach outside.

Rights, sizes and numbers are those of linux/landlock.h; what each ABI adds is told in the kernel's
documentation (userspace-api/landlock).
"""

import errno
import os
import stat
import struct
from collections.abc import Sequence

from lossdrill.sandbox.inside import syscalls

# The same numbers on every architecture but Alpha.
CREATE_RULESET = 444
ADD_RULE = 445
RESTRICT_SELF = 446

CREATE_RULESET_VERSION = 1
RULE_PATH_BENEATH = 1

READ_FILE = 1 << 2
READ_DIR = 1 << 3

# From which ABI on: how many rights there are to handle. A ruleset refuses what it handles and no
# rule of it allows, so all of them are handled, EXECUTE too: that one is about execve alone, a
# shared library is mapped by whoever may read it.
FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 5: 16, 9: 17}  # .., REFER, TRUNCATE, IOCTL_DEV, RESOLVE_UNIX
NETWORK_RIGHTS = {4: 2, 10: 4}  # TCP bind and connect, UDP bind and connect
SCOPES = {6: 2}  # abstract unix sockets, signals
NEWEST_ABI = 10

ABSENT = {errno.ENOSYS, errno.EOPNOTSUPP, errno.EPERM}
"""How a kernel answers that was built or started without Landlock, and a container that filters
calls it does not know.
"""


def abi() -> int:
    """The version of Landlock that this kernel speaks, 0 for none."""
    try:
        return syscalls.call(CREATE_RULESET, 0, 0, CREATE_RULESET_VERSION)
    except OSError as error:
        if error.errno in ABSENT:
            return 0
        raise


def prepare(readable: Sequence[str]) -> int | None:
    """A ruleset (a descriptor, closed on exec) under which the files and folders of `readable`, and
    what lies below them, can be read, and nothing else can be done to any file.

    Those that do not exist or cannot be reached are left out. None where there is no Landlock.
    """
    version = abi()
    if version == 0:
        return None
    # struct landlock_ruleset_attr of ABI 6; an older kernel accepts it where the rest is zero.
    handled = struct.pack(
        "=QQQ", *(_all(of, version) for of in (FILE_RIGHTS, NETWORK_RIGHTS, SCOPES))
    )
    ruleset = syscalls.call(CREATE_RULESET, handled, len(handled), 0)
    try:
        for path in readable:
            _allow_reading(ruleset, path)
    except OSError:
        os.close(ruleset)
        raise
    return ruleset


def _all(rights: dict[int, int], version: int) -> int:
    """The bits of all rights that an ABI knows: their number only ever grows."""
    return (1 << max((count for since, count in rights.items() if since <= version), default=0)) - 1


def _allow_reading(ruleset: int, path: str) -> None:
    try:
        beneath = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return
    try:
        folder = stat.S_ISDIR(os.fstat(beneath).st_mode)
        allowed = READ_FILE | READ_DIR if folder else READ_FILE  # READ_DIR is refused for a file
        rule = struct.pack("=Qi", allowed, beneath)  # struct landlock_path_beneath_attr, packed
        syscalls.call(ADD_RULE, ruleset, RULE_PATH_BENEATH, rule, 0)
    finally:
        os.close(beneath)


def restrict(ruleset: int) -> None:
    """Puts this process under the ruleset, for good; raises OSError.

    What is open already stays usable. The ruleset itself is closed: it is one object with that of
    the process which prepared it, and a rule added here would hold for the next child as well.
    """
    syscalls.give_up_new_privileges()
    syscalls.call(RESTRICT_SELF, ruleset, 0)
    os.close(ruleset)
