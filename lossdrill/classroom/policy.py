"""What counts: a class's policy, as its TOML file says it. `gradebook` applies it."""

import math
import re
import tomllib
from datetime import datetime
from pathlib import Path
from typing import Literal, NoReturn

import msgspec

from lossdrill.classroom.model import Graded
from lossdrill.classroom.platforms import marked_late
from lossdrill.errors import UsageError
from lossdrill.pack import Pack

Counts = Literal["latest", "best", "first"]

DAY = 86_400
LARGEST = 1_000_000

_EXPECTED = {
    "counts": "latest, best or first",
    "exercises": 'a list of exercises, as ["huber-value"]',
    "topics": 'a list of topics, as ["huber"]',
    "weights": "a table of exercises and numbers, as huber-value = 2",
    "late": "a table with deadline, per_day, cut_off",
    "deadline": "date, time and time zone, as 2026-10-01T23:59:00+02:00",
    "per_day": "a share from 0 to 1",
    "cut_off": "days, 0 or more",
}


class Late(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[late]`. Days are those begun since the deadline. What a platform marked as late, without
    saying when it came, is one day late.
    """

    deadline: datetime | None = None
    per_day: float = 0.0
    """The share of its score that an answer loses with each day."""
    cut_off: float | None = None
    """Days after which an answer does not count at all."""

    def days(self, graded: Graded) -> int:
        """How late it is; 0 when in time, or when nothing tells."""
        if self.deadline is None or graded.time is None:
            return int(marked_late(graded.file))
        return max(0, math.ceil((graded.time - self.deadline.timestamp()) / DAY))

    def accepts(self, days: int) -> bool:
        return self.cut_off is None or days <= self.cut_off

    def share(self, days: int) -> float:
        """What is left of a score."""
        return max(0.0, 1.0 - self.per_day * days)


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    counts: Counts = "latest"
    exercises: tuple[str, ...] = ()
    """Those of the class in the order of the track; none when the file does not say."""
    weights: dict[str, float] = {}
    """By exercise; 1 for all others."""
    late: Late = Late()


class _Config(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`class.toml`, key by key."""

    counts: Counts = "latest"
    exercises: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    weights: dict[str, float] = {}
    late: Late = Late()


def policy_text(path: Path) -> str:
    """What the class's file says, unread; raises `UsageError` where it is no text."""
    try:
        if path.stat().st_size > LARGEST:
            raise UsageError(f"{path}: more than 1 MB; is it the right file?")
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{path}: not UTF-8; save it as UTF-8.") from None
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}.") from None


def read_policy(text: str, pack: Pack, name: str = "class.toml") -> Policy:
    """The policy in `text`; the default one where it is empty. Raises `UsageError` with line, key
    and what to do; the sentence begins with `name`.
    """
    source = _Source(text, name)
    config = source.config()
    for exercise_id in (*config.exercises, *config.weights):
        if exercise_id not in pack.ids:
            source.refuse(exercise_id, _unknown(exercise_id, pack))
    for topic in config.topics:
        if topic not in pack.topics:
            source.refuse(
                topic, f"there is no topic {topic!r}; there are {', '.join(pack.topics)}."
            )
    for exercise_id, weight in config.weights.items():
        if not 0 <= weight < math.inf:
            source.refuse(exercise_id, f"expected a number, 0 or more, got {weight}.")
    late = config.late
    if late.deadline is not None and late.deadline.tzinfo is None:
        source.refuse("deadline", f"expected {_EXPECTED['deadline']}.")
    if not 0 <= late.per_day <= 1:
        source.refuse("per_day", f"expected {_EXPECTED['per_day']}, got {late.per_day}.")
    if late.cut_off is not None and not 0 <= late.cut_off < math.inf:
        source.refuse("cut_off", f"expected {_EXPECTED['cut_off']}, got {late.cut_off}.")
    chosen = tuple(
        exercise.id
        for exercise in pack.exercises
        if exercise.id in config.exercises or exercise.topic in config.topics
    )
    return Policy(counts=config.counts, exercises=chosen, weights=config.weights, late=late)


def _unknown(exercise_id: str, pack: Pack) -> str:
    try:
        pack.exercise(exercise_id)
    except UsageError as error:
        return str(error)
    raise AssertionError(exercise_id)


class _Source:
    """A TOML text of which one can say where a key stands."""

    def __init__(self, text: str, name: str) -> None:
        self._text = text
        self._name = name

    def config(self) -> _Config:
        try:
            return msgspec.convert(tomllib.loads(self._text), _Config)
        except tomllib.TOMLDecodeError as error:
            raise UsageError(f"{self._name}: not valid TOML: {error}.") from None
        except msgspec.ValidationError as error:
            what, _, where = str(error).partition(" - at `$")
            key = re.sub(r"\[.*", "", where.rstrip("`")).rpartition(".")[2]
            if unknown := re.search("unknown field `(.*)`", what, re.DOTALL):
                settings = ", ".join((Late if key == "late" else _Config).__struct_fields__)
                self.refuse(unknown[1], f"there is no such setting; there are {settings}.")
            self.refuse(key, f"expected {_EXPECTED[key]}.")

    def refuse(self, key: str, message: str) -> NoReturn:
        raise UsageError(
            f"{self._name}: {self._line(key)}{key if key.isprintable() else '?'}: {message}"
        )

    def _line(self, key: str) -> str:
        word = re.compile(rf"(?<![\w-]){re.escape(key)}(?![\w-])")
        for number, line in enumerate(self._text.splitlines(), start=1):
            if word.search(line.partition("#")[0]):
                return f"line {number}: "
        return ""
