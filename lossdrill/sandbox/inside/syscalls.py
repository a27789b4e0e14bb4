"""The learner's side: the kernel by number. Which number a system call has on each architecture,
for the calls that the filter in `seccomp` names, and how to make one that Python does not offer.
"""

import ctypes
import errno
import os
import sys
from collections.abc import Mapping
from typing import NamedTuple

PR_SET_NO_NEW_PRIVS = 38  # linux/prctl.h


def call(number: int, *arguments: int | bytes) -> int:
    """Makes a system call; raises OSError as the kernel answers, ENOSYS where this is not Linux."""
    return _checked(_syscall(ctypes.c_long(number), *map(_word, arguments)))


def prctl(option: int, *arguments: int) -> int:
    """Changes something about this process; raises OSError like `call`."""
    words = (*arguments, 0, 0, 0, 0)[:4]  # most options insist that the rest is zero
    return _checked(_prctl(ctypes.c_int(option), *map(_word, words)))


def give_up_new_privileges() -> None:
    """No program that this process starts gains rights: what both layers of the kernel demand of
    whoever is not root.
    """
    prctl(PR_SET_NO_NEW_PRIVS, 1)


def _word(argument: int | bytes) -> ctypes.c_long | bytes:
    """A whole register: ctypes would pass an int as half of one."""
    return argument if isinstance(argument, bytes) else ctypes.c_long(argument)


def _checked(result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result


def _no_such_call(*_: object) -> int:
    ctypes.set_errno(errno.ENOSYS)
    return -1


if sys.platform == "linux":
    _libc = ctypes.CDLL(None, use_errno=True)
    _syscall, _prctl = _libc.syscall, _libc.prctl  # looked up here, not by each child again
else:
    _syscall = _prctl = _no_such_call


class Architecture(NamedTuple):
    audit: int
    """What the kernel calls it (AUDIT_ARCH_* of linux/audit.h)."""
    numbers: Mapping[str, int]


_TABLE = {
    # name: x86-64 (asm/unistd_64.h), aarch64 (asm-generic/unistd.h)
    "brk": (12, 214),
    "chdir": (80, 49),
    "clock_getres": (229, 114),
    "clock_gettime": (228, 113),
    "clock_nanosleep": (230, 115),
    "clone3": (435, 435),
    "close": (3, 57),
    "close_range": (436, 436),
    "dup": (32, 23),
    "dup3": (292, 24),
    "exit": (60, 93),
    "exit_group": (231, 94),
    "faccessat": (269, 48),
    "faccessat2": (439, 439),
    "fchdir": (81, 50),
    "fcntl": (72, 25),
    "fstat": (5, 80),
    "fstatfs": (138, 44),
    "futex": (202, 98),
    "getcpu": (309, 168),
    "getcwd": (79, 17),
    "getdents64": (217, 61),
    "getegid": (108, 177),
    "geteuid": (107, 175),
    "getgid": (104, 176),
    "getitimer": (36, 102),
    "getpid": (39, 172),
    "getppid": (110, 173),
    "getrandom": (318, 278),
    "getrlimit": (97, 163),
    "getrusage": (98, 165),
    "gettid": (186, 178),
    "gettimeofday": (96, 169),
    "getuid": (102, 174),
    "ioctl": (16, 29),
    "lseek": (8, 62),
    "madvise": (28, 233),
    "mmap": (9, 222),
    "mprotect": (10, 226),
    "mremap": (25, 216),
    "munmap": (11, 215),
    "nanosleep": (35, 101),
    "newfstatat": (262, 79),
    "openat": (257, 56),
    "openat2": (437, 437),
    "ppoll": (271, 73),
    "pread64": (17, 67),
    "prlimit64": (302, 261),
    "pselect6": (270, 72),
    "read": (0, 63),
    "readlinkat": (267, 78),
    "readv": (19, 65),
    "restart_syscall": (219, 128),
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "sched_getaffinity": (204, 123),
    "sched_yield": (24, 124),
    "setitimer": (38, 103),
    "sigaltstack": (131, 132),
    "statfs": (137, 43),
    "statx": (332, 291),
    "sysinfo": (99, 179),
    "times": (100, 153),
    "uname": (63, 160),
    "write": (1, 64),
    "writev": (20, 66),
}

# Older forms, which aarch64 never had.
_X86_64_ONLY = {
    "access": 21,
    "alarm": 37,
    "dup2": 33,
    "getdents": 78,
    "lstat": 6,
    "open": 2,
    "poll": 7,
    "readlink": 89,
    "select": 23,
    "stat": 4,
    "time": 201,
}

X86_64 = Architecture(
    0xC000003E, {name: number for name, (number, _) in _TABLE.items()} | _X86_64_ONLY
)
AARCH64 = Architecture(0xC00000B7, {name: number for name, (_, number) in _TABLE.items()})
ARCHITECTURES = {"x86_64": X86_64, "aarch64": AARCH64}
"""By the name that `os.uname` gives the machine."""
