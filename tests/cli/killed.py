"""Real `lossdrill` processes, killed with SIGKILL at random moments while they record.

`python -m tests.cli.killed` kills each kind a hundred times (or as often as is said) and prints
what was found. What a process had said before it died must be in the history, with all that was
there before; an import is there whole or not at all. A quarter of the kills fall into the first
moments of a history.
"""

import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import IO, ClassVar

import msgspec

from lossdrill.practice.lines import AttemptLine, written
from lossdrill.practice.store import FILE_NAME, Store, read_history
from lossdrill.practice.travel import leaving
from tests.cli.conftest import SOLUTION, write
from tests.cli.test_quiz import CHOICES, CHOICES_STUB
from tests.practice.samples import failure
from tests.traces import left_in

QUESTIONS = 8
FILES = 12
RECORDS = 2000
MARK = re.compile(r"mark (\d+)")
FRESH = 0.25
"""The share of kills that fall into a history which is only being made."""
UNHARMED = 3.0
"""Seconds for what ends by itself before; and for `watch`, which does not."""


def make_pack(root: Path) -> Path:
    """One function and some short questions, all of them open."""
    write(root, "alpha", "double-it", SOLUTION.format(name="double_it", factor="2"))
    for number in range(QUESTIONS):
        name = f"tick-{number}"
        write(root, "beta", name, CHOICES, kind="choose", answer="answer")
        (root / "exercises" / "beta" / name / "stub.py").write_text(CHOICES_STUB)
    (root / "exercises" / "track.toml").write_text('format = 1\ntopics = ["alpha", "beta"]\n')
    return root


def answer(mark: int) -> str:
    """Wrong, and told apart from all others by what it returns and by its text."""
    return f"def double_it(x):  # mark {mark}\n    return {mark}\n"


@dataclass
class Victim(ABC):
    """A kind of process. Marks number what it records; each is used once."""

    folder: Path
    pack: Path
    marks: Iterator[int]
    word: ClassVar[str]
    """What it says once something is recorded."""

    @property
    def of_pack(self) -> list[str]:
        return ["--pack", str(self.pack)]

    @abstractmethod
    def arguments(self) -> list[str]:
        """What is typed; the files that it names are made."""

    def feed(self, stdin: IO[str], said: "Said") -> None:  # noqa: B027 - most are told nothing
        """What somebody does meanwhile, until the process is gone."""

    @abstractmethod
    def lost(self, said: str, before: Counter[str], after: Counter[str]) -> list[str]:
        """What was said, and is not in the history; sources with how often each was recorded."""


@dataclass
class Said:
    """What a process has written so far."""

    text: str = ""
    ended: bool = False

    def waited_for(self, times: int, what: str) -> bool:
        while not self.ended:
            if self.text.count(what) >= times:
                return True
            time.sleep(0.005)
        return False


class Grade(Victim):
    word = '"file":'

    def arguments(self) -> list[str]:
        files = []
        for mark in (next(self.marks) for _ in range(FILES)):
            files.append(self.folder / f"answer_{mark}.py")
            files[-1].write_text(answer(mark))
        return ["grade", *map(str, files), "--exercise", "double-it", "--json", *self.of_pack]

    def lost(self, said: str, before: Counter[str], after: Counter[str]) -> list[str]:
        whole = said.split("\n")[:-1]  # the last line may have been cut
        return _missing(re.findall(r"answer_(\d+)\.py", "".join(whole)), after)


class Watch(Victim):
    word = "yours "

    def arguments(self) -> list[str]:
        self.file = self.folder / "double_it.py"
        self.file.write_text(answer(next(self.marks)))
        return ["watch", str(self.file), *self.of_pack]

    def feed(self, stdin: IO[str], said: Said) -> None:
        for saves in count(1):
            if not said.waited_for(saves, self.word):
                return
            self.file.write_text(answer(next(self.marks)))

    def lost(self, said: str, before: Counter[str], after: Counter[str]) -> list[str]:
        return _missing(re.findall(r"yours (\d+)\s", said), after)


class Quiz(Victim):
    word = "FAIL"

    def arguments(self) -> list[str]:
        return ["quiz", "--count", str(QUESTIONS), *self.of_pack]

    def feed(self, stdin: IO[str], said: Said) -> None:
        stdin.write("a\n" * QUESTIONS * 3)
        stdin.flush()

    def lost(self, said: str, before: Counter[str], after: Counter[str]) -> list[str]:
        verdicts = len(re.findall(r"^(?:PASS|FAIL)\b", said, re.MULTILINE))
        recorded = after.total() - before.total()
        return [f"{verdicts} verdicts, {recorded} records"] if recorded < verdicts else []


class Import(Victim):
    word = "Imported"

    def arguments(self) -> list[str]:
        self.file = self.folder / f"export_{next(self.marks)}.jsonl"
        self.held = [next(self.marks) for _ in range(RECORDS)]
        with self.file.open("wb") as file:
            file.writelines(written("0123456789abcdef", map(_line, self.held)))
        return ["import", str(self.file)]

    def lost(self, said: str, before: Counter[str], after: Counter[str]) -> list[str]:
        missing = _missing(map(str, self.held), after)
        if missing and "Imported" in said:
            return missing
        return [] if len(missing) in {0, RECORDS} else [f"{len(missing)} of an import are missing"]


VICTIMS: tuple[type[Victim], ...] = (Grade, Watch, Quiz, Import)


def _line(mark: int) -> AttemptLine:
    return AttemptLine(
        exercise="double-it",
        at="2026-11-23T04:30:00Z",
        source=answer(mark),
        verdict=msgspec.Raw(msgspec.json.encode(failure("double-it", printed="text " * 100))),
        seconds=0.5,
        hints=0,
        solution_seen=False,
    )


def _missing(marks: Iterable[str], after: Counter[str]) -> list[str]:
    there = {found[1] for source in after if (found := MARK.search(source))}
    return [f"mark {mark}" for mark in marks if mark not in there]


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
