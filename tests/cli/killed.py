"""Real `lossdrill` processes, killed with SIGKILL at random moments while they record.

`python -m tests.cli.killed` kills each kind a hundred times (or as often as is said) and prints
what was found. What a process had said before it died must be in the history, with all that was
there before; an import is there whole or not at all. A quarter of the kills fall into the first
moments of a history.
"""

import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import IO

from lossdrill.practice.store import FILE_NAME, Store, read_history
from lossdrill.practice.travel import leaving
from tests.cli.victims import VICTIMS, Said, Victim, make_pack
from tests.traces import left_in

FRESH = 0.25
"""The share of kills that fall into a history which is only being made."""
UNHARMED = 3.0
"""Seconds for what ends by itself before; and for `watch`, which does not."""


@dataclass
class Found:
    """What came of the kills of one kind."""

    kills: int = 0
    before_the_end: int = 0
    recorded: int = 0
    """Attempts in the histories, all together."""
    silent: int = 0
    """Kills before anything was said."""
    failures: list[str] = field(default_factory=list)


def kill(kind: type[Victim], times: int, seed: int, *, after_word: float | None = None) -> Found:
    """Each at a random moment of the time that an unharmed one takes; or within so many seconds
    after its word, which spares finding that out.
    """
    moments = random.Random(seed)  # noqa: S311 - moments, not secrets
    found = Found()
    longest = after_word
    with tempfile.TemporaryDirectory(prefix="lossdrill-killed-") as name:
        folder = Path(name)
        pack = make_pack(folder / "pack")
        kept, marks = folder / "kept", count(1000)
        for number in range(times):
            home = folder / f"fresh-{number}" if moments.random() < FRESH else kept
            victim = kind(folder, pack, marks)
            if longest is None:
                began = time.monotonic()
                _killed_after(UNHARMED, victim, folder / "unharmed")
                longest = time.monotonic() - began
            before = _sources(home)
            moment = moments.uniform(0, longest)
            said, alive = _killed_after(moment, victim, home, speaks=after_word is not None)
            try:
                after = _sources(home)
                found.failures += [f"gone: {each}" for each in before - after]
                found.failures += victim.lost(said, before, after)
                _opens(home, after.total())
            except Exception as error:  # noqa: BLE001 - told with the others
                found.failures.append(f"{type(error).__name__}: {error}")
            found.kills += 1
            found.before_the_end += alive
            found.silent += not said
            found.recorded += after.total() - before.total()
            if home != kept:
                shutil.rmtree(home, ignore_errors=True)
        found.failures += [f"left: process {each}" for each in left_in(folder)]
    return found


def _killed_after(
    seconds: float, victim: Victim, home: Path, *, speaks: bool = False
) -> tuple[str, bool]:
    """What it said, and whether it was still at work; `speaks`: from its word on."""
    said = Said()
    with subprocess.Popen(
        [sys.executable, "-m", "lossdrill", *victim.arguments()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=victim.folder,
        env=os.environ | {"LOSSDRILL_HOME": str(home), "NO_COLOR": "1"},
        text=True,
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        threads = [
            threading.Thread(target=_listen, args=(child.stdout, said)),
            threading.Thread(target=_feed, args=(victim, child.stdin, said)),
        ]
        for thread in threads:
            thread.start()
        if speaks:
            said.waited_for(1, victim.word)
        with suppress(subprocess.TimeoutExpired):
            child.wait(seconds)
        alive = child.poll() is None
        child.kill()
        for thread in threads:
            thread.join(10)
            assert not thread.is_alive(), "something holds what the process had open"
    return said.text, alive


def _listen(stdout: IO[str], said: Said) -> None:
    while text := os.read(stdout.fileno(), 2**16):
        said.text += text.decode(errors="replace")
    said.ended = True


def _feed(victim: Victim, stdin: IO[str], said: Said) -> None:
    with suppress(BrokenPipeError):
        victim.feed(stdin, said)


def _sources(home: Path) -> Counter[str]:
    return Counter(attempt.source for attempt in read_history(home / FILE_NAME).attempts)


def _opens(home: Path, records: int) -> None:
    """For writing too, and to be exported."""
    Store(home / FILE_NAME).close()
    assert len(list(leaving(home / FILE_NAME))) >= records + 2


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    failed = False
    for kind in VICTIMS:
        found = kill(kind, times, seed=6)
        print(
            f"{kind.__name__.lower():<7} {found.kills} killed, {found.before_the_end} of them at "
            f"work, {found.silent} before a word; {found.recorded} attempts recorded, "
            f"{len(found.failures)} failures"
        )
        for each in found.failures:
            print(f"  {each}")
        failed |= bool(found.failures)
    sys.exit(failed)


if __name__ == "__main__":
    main()
