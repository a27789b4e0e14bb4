"""The attacks as data: what each file says of itself, what it is handed, and how one is tried in a
worker under chosen layers. The submissions, which go on to a verdict, are read by their own test.
"""

import ast
import builtins
import os
import re
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lossdrill import grading
from lossdrill.errors import NotRun
from lossdrill.model import Limits
from lossdrill.pack import open_pack
from lossdrill.sandbox.fresh import NUMPY
from lossdrill.sandbox.inside import landlock
from lossdrill.sandbox.layers import ALL
from lossdrill.sandbox.outside.worker import Worker
from lossdrill.sandbox.wire import Call
from tests.traces import workers_of

FOLDER = Path(__file__).with_name("attacks")
LIMITS = Limits(seconds=10.0)
"""Much more than any attack takes, for a machine that is busy with other tests."""
NOBODY = 65534
PROCESS = "process"
"""What stops some attacks before any layer: each run has a process of its own, which inherits
nothing.
"""
IS_ROOT = os.geteuid() == 0
MACHINE = os.uname().machine
HERE = frozenset(ALL if IS_ROOT else (layer for layer in ALL if layer != "nobody"))
"""The layers that there are for this user: who is not root is nobody in particular already."""

REFUSALS = (OSError, MemoryError, RuntimeError)
"""What an attack that was stopped may raise; anything else is a fault of its own."""
ENDS = {"killed", "timeout", "memory"}
"""How its process may end before it returns."""

_LINE = re.compile(r"^(Runs|Stopped by|Needs): (.+)$", re.MULTILINE)
_LAYER = re.compile(r"([\w+]+)(?: \(ABI (\d+)\))?")


@dataclass(frozen=True)
class Stop:
    """Layers that together stop an attack without any other; mostly a single one."""

    layers: frozenset[str]
    landlock_abi: int = 1

    @property
    def name(self) -> str:
        return "+".join(sorted(self.layers, key=[PROCESS, *ALL].index))

    @property
    def possible(self) -> bool:
        """Whether this kernel's Landlock knows what it takes."""
        return "landlock" not in self.layers or landlock.abi() >= self.landlock_abi


@dataclass(frozen=True)
class Attack:
    name: str
    source: str = field(repr=False)
    stops: tuple[Stop, ...]
    twice: bool
    """Whether it works only in a second run, by what a first one left."""
    needs: tuple[str, ...]
    """What it takes to work, beside the absence of what stops it."""

    @property
    def survivors(self) -> frozenset[str]:
        """The layers that do nothing against it, all of them together."""
        return HERE.difference(*(stop.layers for stop in self.stops))


def attacks(among: Collection[str] = HERE | {PROCESS}) -> list[Attack]:
    """All of them, with what stops them among these."""
    return [attack(path.stem, among) for path in sorted(FOLDER.glob("*.py"))]


def attack(name: str, among: Collection[str] = HERE | {PROCESS}) -> Attack:
    path = FOLDER / f"{name}.py"
    source = path.read_text()
    lines = dict(_LINE.findall(ast.get_docstring(ast.parse(source)) or ""))
    stops = []
    for text in lines["Stopped by"].split(", "):
        match = _LAYER.fullmatch(text)
        assert match, f"{path.name}: {text}"
        layers = frozenset(match[1].split("+"))
        assert layers <= {PROCESS, *ALL}, f"{path.name}: {text}"
        if here := layers.intersection(among):
            stops.append(Stop(here, int(match[2] or 1)))
    needs = tuple(lines.get("Needs", "").split(", ")) if "Needs" in lines else ()
    return Attack(name, source, tuple(stops), lines.get("Runs") == "twice", needs)


@contextmanager
def neighbour() -> Iterator[int]:
    """The number of a process of the user that the learner's run as, with a secret about it."""
    user = {"user": NOBODY, "group": NOBODY, "extra_groups": ()} if IS_ROOT else {}
    with subprocess.Popen(["sleep", "3600"], env={"SECRET": "here"}, **user) as process:  # type: ignore[call-overload]
        try:
            yield process.pid
        finally:
            process.kill()


@contextmanager
def canary(process: int) -> Iterator[dict[str, Any]]:
    """What an attack is handed: things outside the sandbox that it must not reach. All of them are
    open to the user that the learner's processes run as.
    """
    folder = Path(tempfile.mkdtemp(prefix="lossdrill-canary-"))
    abstract = f"lossdrill-{folder.name}"
    with ExitStack() as opened:
        opened.callback(shutil.rmtree, folder)
        file, program = folder / "file", folder / "program"
        file.write_text("a secret")
        program.write_text("not a program")
        (folder / "planted.py").write_text("VALUE = 1")
        (folder / "link").symlink_to(file)
        with suppress(OSError):  # a file system that has none
            os.setxattr(file, "user.note", b"a secret")
        servers = [
            opened.enter_context(socket.create_server(("127.0.0.1", 0))),
            opened.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)),
            opened.enter_context(socket.socket(socket.AF_UNIX)),
            opened.enter_context(socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)),
            opened.enter_context(socket.socket(socket.AF_UNIX)),
        ]
        tcp, udp, stream, datagrams, nameless = servers
        udp.bind(("127.0.0.1", 0))
        stream.bind(str(folder / "socket"))
        datagrams.bind(str(folder / "datagrams"))
        nameless.bind(f"\0{abstract}")
        stream.listen()
        nameless.listen()
        for path in (folder, *folder.iterdir()):
            path.chmod(0o777)
            if IS_ROOT:
                os.chown(path, NOBODY, NOBODY)
        yield {
            "folder": str(folder),
            "file": str(file),
            "link": str(folder / "link"),
            "program": str(program),
            "socket": str(folder / "socket"),
            "datagrams": str(folder / "datagrams"),
            "abstract": abstract,
            "tcp": tcp.getsockname()[1],
            "udp": udp.getsockname()[1],
            "solution": str(open_pack().root / "solutions/huber/huber_gradient.py"),
            "package": grading.__file__,
            "process": process,
            "parent": os.getpid(),
            "machine": MACHINE,
            "sentinel": ["the expected ", "value"],
        }


@dataclass(frozen=True)
class Outcome:
    worked: bool
    how: str


class FaultyAttackError(Exception):
    """An attack ended as no refusal would end it, which proves nothing."""


@dataclass
class Workers:
    """One worker of each kind, started when it is first asked for."""

    _running: dict[tuple[frozenset[str], tuple[str, ...]], Worker] = field(default_factory=dict)

    def under(self, layers: Collection[str], libraries: tuple[str, ...] = NUMPY) -> Worker:
        """A worker whose runs are under these layers; `worker.layers()` tells which hold."""
        kind = frozenset(layers), libraries
        worker = self._running.get(kind)
        if worker is not None and not worker.sound:
            worker.close()
        if worker is None or not worker.sound:
            ordered = [layer for layer in ALL if layer in layers]
            worker = self._running[kind] = Worker(ordered, libraries)
        return worker

    def close(self) -> None:
        for worker in self._running.values():
            worker.close()


def processes_of(worker: Worker) -> list[int]:
    """The worker, and what it or its children have started."""
    below = workers_of(worker.pid)
    return below if "bubblewrap" in worker.layers() else [worker.pid, *below]


def attempt(attack: Attack, worker: Worker, handed: dict[str, Any]) -> Outcome:
    """Runs the attack; one that costs the worker its life has worked."""
    outcome = Outcome(worked=False, how="")
    for _ in range(1 + attack.twice):
        outcome = _once(attack, worker, handed)
        if not worker.sound:
            return Outcome(worked=True, how="the worker was lost")
    return outcome


def _once(attack: Attack, worker: Worker, handed: dict[str, Any]) -> Outcome:
    calls = [Call("attempt", (handed,)), Call("__name__")]  # so that not every call can raise
    try:
        answer, _ = worker.run(attack.source, f"{attack.name}.py", calls, LIMITS).answers
    except NotRun as stopped:
        if stopped.reason not in ENDS:
            raise FaultyAttackError(f"{attack.name}: {stopped}") from None
        return Outcome(worked=False, how=f"{stopped.reason}: {stopped}")
    if answer.raised is None:
        return Outcome(answer.value is True, f"returned {answer.value}")
    how = f"{answer.raised.type}: {answer.raised.message}"
    if not issubclass(getattr(builtins, answer.raised.type, object), REFUSALS):
        raise FaultyAttackError(f"{attack.name}: {how}")
    return Outcome(worked=False, how=how)
