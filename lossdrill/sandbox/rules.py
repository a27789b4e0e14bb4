"""The rules that a file meets where it does more than compute: how each shows in an exception, and
what a learner is told then.

Layers refuse in the words of the system (`[Errno 1] Operation not permitted`), which depend on the
platform and explain nothing. So a rule is known by the kind of exception, its error number and the
function it came from. What is said must hold whichever layers do.
"""

import errno
from typing import Any, Literal, TypeAlias

Rule: TypeAlias = Literal[
    "parallel",
    "network",
    "events",
    "files",
    "signals",
    "account",
    "terminal",
    "input",
    "exit",
    "recursion",
    "debugger",
    "computes",
]

SENTENCES: dict[Rule, str] = {
    "parallel": "an answer runs as one process with one thread and may start no other; "
    "compute with arrays instead",
    "network": "there is no network here; take what you need from the arguments",
    "events": "nothing from outside can be waited for here; call plain functions, without asyncio",
    "files": "files can be neither read nor written here; take the data from the arguments "
    "and return the result",
    "signals": "no signal can be sent here; return, or raise an exception",
    "account": "neither home folder nor environment variables are known here; "
    "take what you need from the arguments",
    "terminal": "there is no terminal here; use print, and return the result",
    "input": "input() has nothing to read here; take what you need from the arguments",
    "exit": "an answer returns its result and does not end the program; remove exit() and the like",
    "recursion": "a function goes on calling itself; give it a case that ends, or use a loop",
    "debugger": "a debugger has nobody to ask here; remove breakpoint() and use print",
    "computes": "an answer may only compute; take what you need from the arguments "
    "and return the result",
}
"""What is not allowed, and what to do instead."""

_OF_MODULE: dict[str, Rule] = {
    **dict.fromkeys(("_thread", "threading", "subprocess", "pty"), "parallel"),
    **dict.fromkeys(("multiprocessing", "concurrent"), "parallel"),
    **dict.fromkeys(("socket", "ssl", "urllib", "http", "ftplib", "smtplib"), "network"),
    **dict.fromkeys(("asyncio", "select", "selectors"), "events"),
    **dict.fromkeys(("tempfile", "dbm"), "files"),
}
"""By where an OSError comes from."""

_OF_FUNCTION: dict[str, Rule] = {
    **dict.fromkeys(("fork", "forkpty", "vfork", "posix_spawn", "posix_spawnp"), "parallel"),
    **dict.fromkeys(("execv", "execve", "start_new_thread"), "parallel"),
    **dict.fromkeys(("kill", "killpg", "raise_signal", "pthread_kill"), "signals"),
    "pidfd_send_signal": "signals",
    "epoll": "events",
}
"""By the function that refused, for those that do not name their module."""

_REFUSED = {errno.EPERM, errno.EACCES, errno.ENOSYS, errno.EAGAIN}
"""What seccomp, Landlock, a kernel without the call, and the limit on processes answer."""
_ABOUT_FILES = {errno.EACCES, errno.ENOENT, errno.EROFS, errno.EFBIG}
_STARTS_THREAD = {"start", "start_new_thread", "start_joinable_thread"}

_errno_of = OSError.__dict__["errno"].__get__
_path_of = OSError.__dict__["filename"].__get__
_name_of = NameError.__dict__["name"].__get__


def rule_met(error: BaseException, place: str) -> Rule | None:
    """The rule that an exception is about; None for one that speaks for itself.

    `place` is the function that raised it, with its module (`subprocess._execute_child`), or as the
    learner's own line calls it (`os.fork`). The exception's class may be the learner's, and raise.
    """
    kind = type(error)
    function = place.rpartition(".")[2]
    if issubclass(kind, OSError):
        return _of_os_error(error, place, function)
    if issubclass(kind, RecursionError):
        return "recursion"
    if issubclass(kind, RuntimeError):
        if function in _STARTS_THREAD:
            return "parallel"
        return "account" if function in {"home", "expanduser"} else None
    if issubclass(kind, EOFError):
        return "input" if function.endswith("input") else None
    if issubclass(kind, SystemExit) or (
        issubclass(kind, NameError) and _name_of(error) in {"exit", "quit"}  # set by `site` alone
    ):
        return "exit"
    if issubclass(kind, KeyError):
        return "account" if place in {"os.__getitem__", "getpass.getuser"} else None
    return "debugger" if place.startswith("bdb.") else None


def _of_os_error(error: Any, place: str, function: str) -> Rule | None:
    number, path = _errno_of(error), _path_of(error)
    if number == errno.ENOTTY or function == "fileno":
        return "terminal"
    module = place.partition(".")[0]
    if module in _OF_MODULE:
        return _OF_MODULE[module]
    if number in _REFUSED and function in _OF_FUNCTION:
        return _OF_FUNCTION[function]
    if path is not None or number in _ABOUT_FILES or issubclass(type(error), FileNotFoundError):
        return "files"
    return "computes" if number in _REFUSED else None
