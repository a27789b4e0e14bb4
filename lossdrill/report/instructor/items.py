"""What the pages say about each exercise. Pure: arrays in, values out."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan

import numpy as np
import numpy.typing as npt

from lossdrill.classroom.statistics.groups import d27, fifths
from lossdrill.classroom.statistics.items import (
    discrimination,
    discriminative_efficiency,
    facility,
    uncorrected,
)
from lossdrill.classroom.statistics.mastery import Mastery, attempts_to_mastery
from lossdrill.classroom.statistics.proportions import mistake_frequency
from lossdrill.classroom.statistics.reliability import Reliability, reliability
from lossdrill.classroom.statistics.review import flags
from lossdrill.classroom.statistics.scores import Array, Omitted, with_rule
from lossdrill.report.instructor.tally import GRADED, MISSING, NOT_RUN, UNSCORED, Made, Tally


@dataclass(frozen=True)
class About:
    """What the pack says of an exercise."""

    id: str
    title: str
    task: str = ""
    stub: str = ""
    code: bool = True
    """Whether it is answered by a program, not by a value or a formula."""


@dataclass(frozen=True)
class Estimate:
    """A number with its 95 % interval; NaN where undefined."""

    value: float
    low: float
    high: float
    n: int


@dataclass(frozen=True)
class Mistake:
    """One listed mistake at one exercise."""

    exercise: int
    id: str
    message: str
    made: int
    still: int
    tried: int
    share: Estimate


@dataclass(frozen=True)
class Counts:
    """How many students an exercise or a class has in each state; the same words everywhere."""

    passed: int
    partly: int
    zero: int
    missing: int
    not_run: int
    unscored: int
    late: int


@dataclass(frozen=True)
class Item:
    """An exercise with its statistics, of first attempts; all NaN for one that is not scored."""

    number: int
    about: About
    page: str
    scored: bool
    counts: Counts
    facility: Estimate
    discrimination: Estimate
    uncorrected: float
    d27: float
    efficiency: float
    fifths: tuple[float, ...]
    mastery: Mastery
    flags: tuple[str, ...]
    mistakes: tuple[Mistake, ...]

    @property
    def has_fifths(self) -> bool:
        """Whether there are enough students to tell the fifths of the class apart."""
        return not all(map(isnan, self.fifths))


@dataclass(frozen=True)
class Analysis:
    """The exercises of a class."""

    items: tuple[Item, ...]
    reliability: Reliability
    students: int
    """Those who handed in anything; the others say nothing about the exercises."""

    @property
    def mistakes(self) -> tuple[Mistake, ...]:
        """Of all exercises, the most frequent first."""
        every = (mistake for item in self.items for mistake in item.mistakes)
        return tuple(sorted(every, key=lambda each: (-each.made, each.exercise, each.id)))


def analysis(tally: Tally, about: Sequence[About], omitted: Omitted) -> Analysis:
    """Everything about the exercises, those that are scored by their first attempts."""
    present = np.any(tally.state != MISSING, axis=1)
    scored = ~np.any(tally.state == UNSCORED, axis=0)
    scores = with_rule(tally.first[present][:, scored], omitted)
    columns = _Columns(scores, scored)
    return Analysis(
        items=tuple(
            _item(number, each, tally, columns, columns.place[number])
            for number, each in enumerate(about)
        ),
        reliability=reliability(scores),
        students=int(present.sum()),
    )


class _Columns:
    """The statistics of all scored items, computed together."""

    def __init__(self, scores: Array, scored: npt.NDArray[np.bool_]) -> None:
        self.place = [
            int(p) if s else None for p, s in zip(np.cumsum(scored) - 1, scored, strict=True)
        ]
        self.facility = facility(scores)
        self.discrimination = discrimination(scores)
        self.uncorrected = uncorrected(scores).r
        self.d27 = d27(scores)
        self.efficiency = discriminative_efficiency(scores)
        self.fifths = fifths(scores)


def _item(number: int, about: About, tally: Tally, columns: _Columns, place: int | None) -> Item:
    nan = float("nan")
    easy = telling = Estimate(nan, nan, nan, 0)
    rest: tuple[float, float, float] = (nan, nan, nan)
    curve: tuple[float, ...] = (nan,) * 5
    if place is not None:
        mean, low, high, n = (column[place] for column in columns.facility)
        easy = Estimate(float(mean), float(low), float(high), int(n))
        mean, low, high, n = (column[place] for column in columns.discrimination)
        telling = Estimate(float(mean), float(low), float(high), int(n))
        rest = (
            float(columns.uncorrected[place]),
            float(columns.d27[place]),
            float(columns.efficiency[place]),
        )
        curve = tuple(columns.fifths[:, place].tolist())
    return Item(
        number=number,
        about=about,
        page=exercise_page(number),
        scored=place is not None,
        counts=counts(tally, number),
        facility=easy,
        discrimination=telling,
        uncorrected=rest[0],
        d27=rest[1],
        efficiency=rest[2],
        fifths=curve,
        mastery=attempts_to_mastery(tally.attempts[:, number], tally.passed[:, number]),
        flags=flags(easy.value, telling.value, easy.n),
        mistakes=_mistakes(tally, number),
    )


def exercise_page(number: int, part: int = 1) -> str:
    """The name of an exercise's page, and of the further ones that its students fill."""
    return f"exercise-{number + 1:03d}{f'-{part}' if part > 1 else ''}.html"


def counts(tally: Tally, column: int | None = None) -> Counts:
    """Of one exercise, or of all."""
    chosen = slice(None) if column is None else column
    state, score = tally.state[:, chosen], tally.counted[:, chosen]
    graded = state == GRADED
    return Counts(
        passed=int((graded & (score == 1)).sum()),
        partly=int((graded & (score > 0) & (score < 1)).sum()),
        zero=int((graded & (score == 0)).sum()),
        missing=int((state == MISSING).sum()),
        not_run=int((state == NOT_RUN).sum()),
        unscored=int((state == UNSCORED).sum()),
        late=int(tally.late[:, chosen].sum()),
    )


def _mistakes(tally: Tally, number: int) -> tuple[Mistake, ...]:
    tried = int((tally.attempts[:, number] > 0).sum())
    own = {key[1]: made for key, made in tally.mistakes.items() if key[0] == number}
    found = [_mistake(number, id_, made, tried) for id_, made in own.items()]
    return tuple(sorted(found, key=lambda each: (-each.made, each.id)))


def _mistake(number: int, id_: str, noted: Made, tried: int) -> Mistake:
    made = np.ones((len(noted.students), 1), dtype=bool)
    still = np.isin(noted.students, noted.still)[:, None]
    found = mistake_frequency(made, still, tried)
    return Mistake(
        exercise=number,
        id=id_,
        message=noted.message,
        made=int(found.made[0]),
        still=int(found.still[0]),
        tried=tried,
        share=Estimate(float(found.share[0]), float(found.low[0]), float(found.high[0]), tried),
    )
