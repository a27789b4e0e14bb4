"""The learner's side: the layers that a run is under. Prepared once by the worker, put on by each
child, and proved by a child that attempts what each of them stops.
"""

import mmap
import os
from collections.abc import Callable, Sequence
from contextlib import suppress

from lossdrill.model import Limits
from lossdrill.sandbox.inside import landlock, limits, seccomp

GIBIBYTE = 2**30


class Layers:
    """Those that are wanted and that this system can prepare."""

    def __init__(self, wanted: Sequence[str], readable: Sequence[str]) -> None:
        self._address_space = limits.address_space() if "rlimits" in wanted else None
        self._limited = "rlimits" in wanted
        self._ruleset = landlock.prepare(readable) if "landlock" in wanted else None
        self._program = seccomp.program() if "seccomp" in wanted else None

    @property
    def descriptors(self) -> tuple[int, ...]:
        """What stays open until the layers are put on."""
        return () if self._ruleset is None else (self._ruleset,)

    def put_on(self, allowed: Limits) -> None:
        """For the rest of this process; raises OSError when one of them cannot be put on."""
        for _, put_on, _ in self._steps(allowed):
            put_on()

    def put_on_and_try(self, allowed: Limits) -> list[str]:
        """Puts them on, and names those that hold: what each stops worked before, and not after."""
        held = []
        for name, put_on, attempt in self._steps(allowed):
            worked = _works(attempt)
            with suppress(OSError):
                put_on()
                if worked and not _works(attempt):
                    held.append(name)
        return held

    def prove(self) -> list[str]:
        """Tries them in a child, and names those that hold; the others are not wanted any more."""
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                os.write(writing, ",".join(self.put_on_and_try(Limits())).encode())
            finally:
                os._exit(0)
        os.close(writing)
        os.waitpid(child, 0)
        held = os.read(reading, 100).decode().split(",")
        os.close(reading)
        self._limited = "rlimits" in held
        if "landlock" not in held:
            self._ruleset = None
        if "seccomp" not in held:
            self._program = None
        return [name for name in held if name]

    def _steps(self, allowed: Limits) -> list[tuple[str, Callable[[], None], Callable[[], object]]]:
        """Layer by layer: its name, what puts it on, and an attempt that it alone stops."""
        steps: list[tuple[str, Callable[[], None], Callable[[], object]]] = []
        if self._limited:
            steps.append(
                (
                    "rlimits",
                    lambda: limits.limit_resources(allowed, self._address_space),
                    lambda: mmap.mmap(-1, GIBIBYTE).close(),
                )
            )
        ruleset, program = self._ruleset, self._program
        if ruleset is not None:
            steps.append(("landlock", lambda: landlock.restrict(ruleset), _list_root))
        if program is not None:
            steps.append(
                ("seccomp", lambda: seccomp.install(program), lambda: os.kill(os.getpid(), 0))
            )
        return steps


def _list_root() -> None:
    os.listdir("/")  # noqa: PTH208 - pathlib costs a worker's start 5 ms


def _works(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except (OSError, MemoryError):
        return False
    return True
