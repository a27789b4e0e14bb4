"""The commands that `tests.cli.killed` kills, and what each of them has promised by then."""

import re
import time
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import IO, ClassVar

import msgspec

from lossdrill.practice.lines import AttemptLine, written
from tests.cli.conftest import SOLUTION, write
from tests.cli.test_quiz import CHOICES, CHOICES_STUB
from tests.practice.samples import failure

QUESTIONS = 8
FILES = 12
RECORDS = 2000
MARK = re.compile(r"mark (\d+)")


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
