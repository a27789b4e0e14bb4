"""Tries out what the sandbox stops here: layer by layer, each alone, with attempts that it alone
stops; and all of it under all layers. Nothing is inferred from a version.
"""

import os
import socket
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lossdrill.errors import LossdrillError, NotRun
from lossdrill.model import Limits
from lossdrill.sandbox.fresh import CAN_FORK, NUMPY
from lossdrill.sandbox.layers import ALL
from lossdrill.sandbox.outside import working_folder
from lossdrill.sandbox.outside.single import Single
from lossdrill.sandbox.outside.worker import Worker
from lossdrill.sandbox.wire import Call

LIMITS = Limits(seconds=10.0)
"""More than all attempts take, for a machine that is busy."""
SOURCE = Path(__file__).with_name("attempts.py")
REFUSALS = {
    *("OSError", "PermissionError", "FileNotFoundError", "BlockingIOError", "MemoryError"),
    *("RuntimeError", "ConnectionRefusedError", "TimeoutError"),
}
"""How an attempt ends that was stopped. Any other way, it cannot be made on this platform."""

ATTEMPTS: Mapping[str, str] = {
    "see_file": "see whether a file exists",
    "read_file": "read a file",
    "open_for_writing": "open a file for writing",
    "write_file": "write into a file",
    "change_private_file": "change a file that only you may",
    "connect": "connect to a server",
    "start_process": "start a process",
    "start_thread": "start a thread",
    "send_signal": "send a signal",
    "take_memory": "take a gibibyte of memory",
}
"""The functions of `attempts`, and what each does."""

PROBES: Mapping[str, Mapping[str, str]] = {
    "bubblewrap": {"see_file": "files elsewhere do not even exist", "connect": "no network"},
    "nobody": {"change_private_file": "not root: what is yours alone stays as it is"},
    "rlimits": {"take_memory": "memory is limited", "write_file": "nothing is written to files"},
    "landlock": {"read_file": "files elsewhere cannot be read", "open_for_writing": "nor changed"},
    "seccomp": {
        "start_process": "no other process",
        "start_thread": "no thread",
        "connect": "no connection",
        "send_signal": "no signal",
    },
}
"""For each layer the attempts that it stops by itself, and what that means, for people."""


@dataclass(frozen=True)
class Finding:
    """What one layer does by itself."""

    layer: str
    stops: tuple[str, ...]
    """What is not possible under it, for people."""
    fails: tuple[str, ...]
    """The attempts that worked although the layer is there to stop them."""
    hindrance: str = ""
    """What its program said, where there is one and it did not start."""

    @property
    def holds(self) -> bool:
        return bool(self.stops) and not self.fails


@dataclass(frozen=True)
class Examination:
    """What holds on this machine."""

    findings: tuple[Finding, ...]
    """Layer by layer, for those that there are on this platform and for this user."""
    stopped: tuple[str, ...]
    worked: tuple[str, ...]
    """What was attempted under everything that this platform has, for people."""
    held: tuple[str, ...] = ()
    """The layers that hold alone, and that are on where all of them are."""


def examine() -> Examination:
    """Makes all attempts, with no layer, with each alone, and with all of them.

    Raises LossdrillError when a process of the sandbox cannot be started.
    """
    with _surroundings() as at, ExitStack() as opened:
        if not CAN_FORK:
            tried = _try(Single(ALL, NUMPY), at)
            return Examination((), *_divided(tried))
        layers = [layer for layer in ALL if layer != "nobody" or os.geteuid() == 0]
        # All of them start at once; each loads NumPy while others are being asked.
        started = {}
        for wanted in [(), *((layer,) for layer in layers), ALL]:
            started[wanted] = worker = Worker(wanted, NUMPY)
            opened.callback(worker.close)
        possible = {name for name, worked in _try(started[()], at).items() if worked}
        findings = tuple(_finding(layer, started[(layer,)], possible, at) for layer in layers)
        together = _divided(_try(started[ALL], at))
        named = started[ALL].layers()
        held = tuple(found.layer for found in findings if found.holds and found.layer in named)
        return Examination(findings, *together, held)


def _finding(layer: str, worker: Worker, possible: set[str], at: dict[str, Any]) -> Finding:
    tried = _try(worker, at)
    known = {name: says for name, says in PROBES[layer].items() if name in possible}
    return Finding(
        layer,
        stops=tuple(says for name, says in known.items() if tried.get(name) is False),
        fails=tuple(name for name in known if tried.get(name) is True),
        hindrance=worker.hindrance,
    )


def _divided(tried: Mapping[str, bool]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What was stopped, and what worked."""
    stopped = tuple(ATTEMPTS[name] for name, worked in tried.items() if not worked)
    return stopped, tuple(ATTEMPTS[name] for name, worked in tried.items() if worked)


def _try(process: Worker | Single, at: dict[str, Any]) -> dict[str, bool]:
    """For each attempt whether it worked; those are left out that cannot be made here."""
    calls: Sequence[Call] = [*(Call(name, (at,)) for name in ATTEMPTS), Call("__name__")]
    try:
        # One more than the attempts, as a run in which everything raises has no answers.
        answers = process.run(SOURCE.read_text("utf-8"), SOURCE.name, calls, LIMITS).answers
    except NotRun:
        return {}
    tried = {}
    for name, answer in zip(ATTEMPTS, answers, strict=False):
        if answer.raised is None:
            tried[name] = answer.value is True
        elif answer.raised.type in REFUSALS:
            tried[name] = False
    return tried


@contextmanager
def _surroundings() -> Iterator[dict[str, Any]]:
    """What the attempts are after: a file that is everybody's, one that is not, and a server."""
    with ExitStack() as opened:
        folder = working_folder.make()
        opened.callback(working_folder.remove, folder)
        try:
            server = opened.enter_context(socket.create_server(("127.0.0.1", 0)))
        except OSError as error:
            raise LossdrillError(f"There is no network to try with: {error.strerror}.") from None
        folder.chmod(0o755)
        for file, mode in ("file", 0o666), ("private", 0o600):
            (folder / file).write_text("a secret", "utf-8")
            (folder / file).chmod(mode)
        yield {
            "file": str(folder / "file"),
            "private": str(folder / "private"),
            "port": server.getsockname()[1],
            "too_much": 2 * LIMITS.memory_mib * 2**20,
        }
