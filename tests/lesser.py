"""`python -m tests.lesser LACK,... COMMAND...`: runs a command as on a machine that lacks
something, under a filter of libseccomp which answers as such a kernel or container would.
"""

import ctypes
import errno
import os
import sys
from collections.abc import Sequence

# From seccomp.h of libseccomp.
ALLOW = 0x7FFF0000
ERROR = 0x00050000
NO_NEW_PRIVILEGES = 3
EQUAL = 4
MASKED_EQUAL = 7

NAMESPACES = tuple(1 << bit for bit in (17, 25, 26, 27, 28, 29, 30))
"""CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET of linux/sched.h."""
PR_SET_SECCOMP = 22

LACKS: dict[str, dict[str, int]] = {
    # A kernel before 5.13.
    "landlock": dict.fromkeys(
        ("landlock_create_ruleset", "landlock_add_rule", "landlock_restrict_self"), errno.ENOSYS
    ),
    # Docker's default profile for who has no CAP_SYS_ADMIN.
    "namespaces": {
        **dict.fromkeys(("unshare", "mount", "umount2", "pivot_root", "setns"), errno.EPERM),
        "clone3": errno.ENOSYS,
    },
    # A kernel without CONFIG_SECCOMP_FILTER.
    "seccomp": {"seccomp": errno.ENOSYS},
    # Root without CAP_SETUID and CAP_SETGID.
    "users": dict.fromkeys(
        ("setuid", "setgid", "setresuid", "setresgid", "setgroups"), errno.EPERM
    ),
}
"""By what is lacking: calls, and what they answer."""


class Comparison(ctypes.Structure):
    """struct scmp_arg_cmp."""

    _fields_ = (
        ("argument", ctypes.c_uint),
        ("operation", ctypes.c_int),
        ("first", ctypes.c_uint64),
        ("second", ctypes.c_uint64),
    )


def main(arguments: Sequence[str]) -> None:
    lacks, *command = arguments
    library = ctypes.CDLL("libseccomp.so.2")
    library.seccomp_init.restype = ctypes.c_void_p
    context = ctypes.c_void_p(library.seccomp_init(ALLOW))

    def deny(call: str, error: int, *comparisons: Comparison) -> None:
        number = library.seccomp_syscall_resolve_name(call.encode())
        compared = (Comparison * len(comparisons))(*comparisons)
        assert not library.seccomp_rule_add_array(
            context, ctypes.c_uint32(ERROR | error), number, len(comparisons), compared
        )

    for lack in lacks.split(","):
        for call, error in LACKS[lack].items():
            deny(call, error)
        if lack == "namespaces":
            for flag in NAMESPACES:
                deny("clone", errno.EPERM, Comparison(0, MASKED_EQUAL, flag, flag))
    if os.geteuid() == 0:  # root keeps what it may, as in a container
        library.seccomp_attr_set(context, NO_NEW_PRIVILEGES, 0)
    if "seccomp" in lacks.split(","):
        deny("prctl", errno.EINVAL, Comparison(0, EQUAL, PR_SET_SECCOMP, 0))
    assert not library.seccomp_load(context)
    os.execvp(command[0], command)  # noqa: S606 - the point of it


if __name__ == "__main__":
    main(sys.argv[1:])
