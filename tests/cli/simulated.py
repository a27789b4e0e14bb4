"""A learner of many days at the command line, under a clock of her own.

`python -m tests.cli.simulated` lets her practise sixty days with the built-in exercises, each file
through the real sandbox, and prints how many exercises each day had.
"""

import os
import random
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest import mock

from click.testing import CliRunner, Result

from lossdrill.cli import cli
from lossdrill.judging.solution import load
from lossdrill.pack import Pack, open_pack

START = datetime(2026, 1, 1, 8, tzinfo=UTC)
ARROW = re.compile(r"→ (\S+):\d+")


class Clock(datetime):
    """Stands in the place of `datetime` where the command line reads the time."""

    moment = START

    @classmethod
    def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
        return cls.moment


@dataclass
class Day:
    reviews: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    failed: int = 0


class Learner:
    """Does each day what is due, then so much that is new; now and then wrong, or at a loss."""

    def __init__(self, pack: Pack, *, new_each_day: int, seed: int = 0) -> None:
        self.pack = pack
        self.new_each_day = new_each_day
        self.draw = random.Random(seed)  # noqa: S311 - reproducible
        self.done: set[str] = set()

    def type_in(self, *words: str) -> Result:
        Clock.moment += timedelta(seconds=20)
        result = CliRunner().invoke(cli, [*words, "--pack", str(self.pack.root)])
        assert result.exit_code in {0, 1}, result.output
        return result

    def practise(self, day: int) -> Day:
        Clock.moment = START + timedelta(days=day, minutes=self.draw.randrange(300))
        found = Day()
        while path := self.handed_out("--review"):
            found.reviews.append(self.answer(path, found))
        for _ in range(self.new_each_day):
            path = self.handed_out("--new")
            if path is None:
                break
            found.new.append(self.answer(path, found))
        return found

    def handed_out(self, *words: str) -> Path | None:
        arrow = ARROW.search(self.type_in("next", "--brief", *words).stdout)
        return None if arrow is None else Path(arrow[1])

    def answer(self, path: Path, day: Day) -> str:
        """Tries until it passes, or gives up: then the exercise is left."""
        exercise = self.pack.exercise(re.sub(r"_\d+$", "", path.stem).replace("_", "-"))
        solution = load(self.pack, exercise, self.variant(path))
        while solution.mistakes and self.draw.random() < 0.3:
            path.write_text(self.draw.choice(solution.mistakes).source, encoding="utf-8")
            assert self.type_in("grade", str(path)).exit_code == 1
            day.failed += 1
            if self.draw.random() < 0.3:
                self.type_in("hint", exercise.id)
            if self.draw.random() < 0.1:
                self.type_in("solution", exercise.id, "--give-up")
                return exercise.id
        path.write_text(solution.answers[0].source, encoding="utf-8")
        assert self.type_in("grade", str(path)).exit_code == 0
        self.done.add(exercise.id)
        return exercise.id

    def variant(self, path: Path) -> int:
        from lossdrill.cli.surroundings import history_path
        from lossdrill.practice.store import read_history

        handouts = read_history(history_path(), attempts=False).handouts
        return next(each.variant for each in reversed(handouts) if each.path == str(path.resolve()))


@contextmanager
def own_clock(folder: Path) -> Iterator[None]:
    """In an empty home, with a clock that stands still until it is moved."""
    before = Path.cwd()
    os.chdir(folder)
    environment = {"LOSSDRILL_HOME": str(folder / "home")}
    with (
        mock.patch.dict(os.environ, environment),
        mock.patch("lossdrill.cli.surroundings.datetime", Clock),
    ):
        yield
    os.chdir(before)


def main() -> None:
    pack = open_pack()
    with tempfile.TemporaryDirectory() as name, own_clock(Path(name)):
        learner = Learner(pack, new_each_day=3)
        for day in range(60):
            found = learner.practise(day)
            bar = "r" * len(found.reviews) + "n" * len(found.new)
            print(f"day {day + 1:2d} {bar:<30} {found.failed} failed", flush=True)
    print(f"{len(learner.done)} of {len(pack.ids)} passed; never: {set(pack.ids) - learner.done}")


if __name__ == "__main__":
    main()
