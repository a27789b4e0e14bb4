"""The learner's side: a seccomp filter, which lets through the system calls that an honest file
needs, and answers every other with an error.

The measure: nothing that outlives the process, changes a file or touches another process gets
through; what can only harm the process itself does, where somebody honest may want it. Paths and
network addresses are beyond a filter, which sees numbers and no memory.
"""

import ctypes
import errno
import os
import struct
import sys

from lossdrill.sandbox.inside import syscalls
from lossdrill.sandbox.inside.syscalls import Architecture

ALLOWED = (
    # Reading: imports, data, and asking about files. What may be read is Landlock's to say.
    *("read", "readv", "pread64", "lseek", "close", "close_range"),
    *("getcwd", "chdir", "fchdir"),
    *("stat", "lstat", "fstat", "newfstatat", "statx", "statfs", "fstatfs"),
    *("access", "faccessat", "faccessat2", "readlink", "readlinkat", "getdents", "getdents64"),
    # Answering and printing, into pipes that are open already.
    *("write", "writev", "dup", "dup2", "dup3", "poll", "ppoll", "select", "pselect6"),
    # Memory: arrays come and go, shared libraries are mapped.
    *("brk", "mmap", "munmap", "mprotect", "mremap", "madvise"),
    # Locks of Python and of the linear algebra, though there is one thread only.
    *("futex", "sched_yield"),
    # Handling signals, as tracebacks on crashes do. Sending them is another matter: `abort` in a
    # C library fails to and then executes an illegal instruction, so that it still ends at once
    # and by a signal (SIGSEGV or SIGTRAP instead of SIGABRT).
    *("rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigaltstack", "restart_syscall"),
    # Time, sleeping, and timers that interrupt nobody else.
    *("gettimeofday", "time", "times", "nanosleep", "alarm", "getitimer", "setitimer"),
    # Seeds of random numbers.
    "getrandom",
    # Who and where one is, and what there is: modules ask on import, sorting asks for memory.
    *("getpid", "gettid", "getppid", "getuid", "geteuid", "getgid", "getegid"),
    *("uname", "sysinfo", "getcpu", "getrlimit", "getrusage"),
    # The end.
    *("exit", "exit_group"),
)

# A libc falls back to an older call, which is judged by its arguments, where these do not exist.
ABSENT = ("clone3", "openat2")
FIRST_UNKNOWN = 451
"""Calls of Linux 6.5 and later, the same on all architectures, are absent for the same reason."""

WRITING = 0o1 | 0o2 | 0o100 | 0o1000
"""O_WRONLY, O_RDWR, O_CREAT, O_TRUNC (asm-generic/fcntl.h): opening for more than reading."""

FCNTL_COMMANDS = (0, 1, 2, 3, 1030)
"""F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_DUPFD_CLOEXEC (linux/fcntl.h). No lock that others wait
for, and no F_SETOWN with F_SETSIG, which between them send any signal to any process of the user.
"""

CLOCKS = ("clock_gettime", "clock_getres", "clock_nanosleep")
OTHERS_CLOCKS = 2**31
"""From here on, as a negative number, a clock is the processor time of a process, which thereby is
known to exist.
"""

PR_SET_SECCOMP = 22  # linux/prctl.h
MODE_FILTER = 2  # linux/seccomp.h

# What a filter returns (linux/seccomp.h): the strictest of several holds, an error number is added.
ALLOW = 0x7FFF0000
ERROR = 0x00050000
KILL = 0x80000000

# Where struct seccomp_data (linux/seccomp.h) has what. Arguments have 64 bits, low half first.
NUMBER = 0
ARCHITECTURE = 4
ARGUMENTS = 16
HIGH = 4

X32 = 0x40000000
"""From here on, a number on x86-64 is one of x32: the same calls once more."""

# Classic BPF (linux/bpf_common.h).
LOAD = 0x20
JUMP_IF_EQUAL = 0x15
JUMP_IF_AT_LEAST = 0x35
JUMP_IF_ANY_BIT = 0x45
RETURN = 0x06


def program() -> bytes | None:
    """The filter for this machine; None where it is not Linux on one that the tables know."""
    if sys.platform != "linux" or sys.maxsize < 2**32:  # a process of 32 bits makes other calls
        return None
    architecture = syscalls.ARCHITECTURES.get(os.uname().machine)
    return None if architecture is None else build(architecture)


def install(program: bytes) -> None:
    """Puts this process under the filter, for good; raises OSError.

    A denied call fails; one of another architecture ends the process by SIGSYS.
    """
    syscalls.give_up_new_privileges()
    filter_program = _FilterProgram(len(program) // 8, program)
    syscalls.prctl(PR_SET_SECCOMP, MODE_FILTER, ctypes.addressof(filter_program))


class _FilterProgram(ctypes.Structure):
    """struct sock_fprog of linux/filter.h."""

    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


def build(architecture: Architecture) -> bytes:
    """The filter for one architecture, whichever this machine has."""
    steps = _Steps()
    kill = steps.add(RETURN, KILL)
    allow = steps.add(RETURN, ALLOW)
    deny = steps.add(RETURN, ERROR | errno.EPERM)
    absent = steps.add(RETURN, ERROR | errno.ENOSYS)
    unwritable = steps.add(RETURN, ERROR | errno.EACCES)
    no_terminal = steps.add(RETURN, ERROR | errno.ENOTTY)

    decisions = dict.fromkeys(ALLOWED, allow) | dict.fromkeys(ABSENT, absent)
    decisions["ioctl"] = no_terminal  # so Python makes do with fcntl where it can
    for name, position in ("open", 1), ("openat", 2):
        steps.add(JUMP_IF_ANY_BIT, WRITING, unwritable, allow)
        decisions[name] = steps.add(LOAD, _argument(position))
    command = deny
    for known in FCNTL_COMMANDS:
        command = steps.add(JUMP_IF_EQUAL, known, allow, command)
    decisions["fcntl"] = steps.add(LOAD, _argument(1))
    steps.add(JUMP_IF_EQUAL, 0, allow, deny)  # of this process
    decisions["sched_getaffinity"] = steps.add(LOAD, _argument(0))
    steps.add(JUMP_IF_AT_LEAST, OTHERS_CLOCKS, deny, allow)
    any_clock = steps.add(LOAD, _argument(0))
    decisions |= dict.fromkeys(CLOCKS, any_clock)
    own_limits = allow  # prlimit64(0, which, NULL, ...) reads those of this process
    for word in _argument(0), _argument(2), _argument(2) + HIGH:
        steps.add(JUMP_IF_EQUAL, 0, own_limits, deny)
        own_limits = steps.add(LOAD, word)
    decisions["prlimit64"] = own_limits

    numbers = architecture.numbers
    by_number = {numbers[name]: step for name, step in decisions.items() if name in numbers}
    ranges = [(0, deny)]
    for number in range(FIRST_UNKNOWN):
        step = by_number.get(number, deny)
        if step != ranges[-1][1]:
            ranges.append((number, step))
    steps.search([*ranges, (FIRST_UNKNOWN, absent), (X32, kill)])
    steps.add(LOAD, NUMBER)
    steps.add(JUMP_IF_EQUAL, architecture.audit, other=kill)
    steps.add(LOAD, ARCHITECTURE)
    return steps.program()


def _argument(position: int) -> int:
    return ARGUMENTS + 8 * position


class _Steps:
    """A program under way. BPF jumps forwards only, by at most 255 steps, so it is written from its
    end: a step goes on at any of those that exist already, by default at the one added before it.
    """

    def __init__(self) -> None:
        self._steps: list[bytes] = []

    def add(self, code: int, value: int, then: int | None = None, other: int | None = None) -> int:
        before = len(self._steps) - 1
        skipped = (0 if target is None else before - target for target in (then, other))
        self._steps.append(struct.pack("=HBBI", code, *skipped, value))  # struct sock_filter
        return before + 1

    def search(self, ranges: list[tuple[int, int]]) -> int:
        """Goes on at the step of the last range that begins at or below the loaded number: found by
        halving, as the kernel runs the program for every number once when it is installed.
        """
        if len(ranges) == 1:
            return ranges[0][1]
        middle = len(ranges) // 2
        upper = self.search(ranges[middle:])
        lower = self.search(ranges[:middle])
        return self.add(JUMP_IF_AT_LEAST, ranges[middle][0], upper, lower)

    def program(self) -> bytes:
        return b"".join(reversed(self._steps))
