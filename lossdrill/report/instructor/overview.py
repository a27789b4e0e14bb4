"""What the first page says about the class as a whole. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lossdrill.classroom.statistics.groups import SMALLEST
from lossdrill.classroom.statistics.review import FEWEST
from lossdrill.classroom.statistics.scores import Array, Omitted
from lossdrill.report import words
from lossdrill.report.instructor.items import Analysis, Counts, counts
from lossdrill.report.instructor.people import Person
from lossdrill.report.instructor.tally import GRADED, MISSING, NOT_RUN, UNSCORED, Tally

BINS = 10
STUCK_AFTER = 3
"""Attempts without a pass after which a student is stuck."""
MOST_SHOWN = 20
"""Rows of a list on the first page."""
MANY_MISSING, MANY_NOT_RUN, MANY_STUCK = 0.5, 0.25, 0.2
"""Shares of the exercises, of the answers, and of the exercises, from which on they are many."""


@dataclass(frozen=True)
class Standing:
    """One student in numbers."""

    number: int
    """In the order of the roster."""
    mark: float
    """From 0 to 1, weighted; NaN where there is nothing to mark."""
    passed: int
    graded: int
    missing: int
    not_run: int
    late: int
    stuck: int
    """Exercises that were tried often and never passed."""
    attention: tuple[str, ...]
    """Why someone should look, in words; empty for most."""


@dataclass(frozen=True)
class Bin:
    """Marks from `low` up to, but not including `high`; the last bin includes 1."""

    low: float
    high: float
    students: int


@dataclass(frozen=True)
class Section:
    """A part of the class. Of a small one only the size is shown."""

    name: str
    students: int
    mark: float
    missing: float


@dataclass(frozen=True)
class Health:
    """How many answers came to one end."""

    name: str
    number: int
    share: float
    detail: str = ""


@dataclass(frozen=True)
class Lost:
    """A file that could not be read."""

    student: str
    page: str
    """Of the student, empty where nobody knows whose it is."""
    exercise: str
    file: str
    message: str


@dataclass(frozen=True)
class Overview:
    """The class as a whole."""

    mean: float
    counts: Counts
    health: tuple[Health, ...]
    need: tuple[Standing, ...]
    """Those who need attention."""
    bins: tuple[Bin, ...]
    sections: tuple[Section, ...]
    flagged: int | None
    """Exercises to review; None where there are too few students to tell."""
    similar: int | None
    """Groups of similar answers; None where nobody looked, or too few can be compared."""
    strangers: int
    """Students who handed in and are not on the roster."""
    unreadable: tuple[Lost, ...]
    unreadable_number: int

    @property
    def need_shown(self) -> tuple[Standing, ...]:
        return self.need[:MOST_SHOWN]


def overview(
    tally: Tally,
    analysis: Analysis,
    persons: Sequence[Person],
    everybody: Sequence[Standing],
    unreadable: Sequence[Lost],
    order: Sequence[int],
    *,
    similar: int | None,
    strangers: int,
) -> Overview:
    """`order` is that of the lists: where marks are equal, it decides."""
    found = np.array([standing.mark for standing in everybody])
    known = found[~np.isnan(found)]
    totals = counts(tally)
    return Overview(
        mean=float(known.mean()) if known.size else float("nan"),
        counts=totals,
        health=_health(tally, totals),
        need=_in_need(everybody[number] for number in order),
        bins=histogram(found),
        sections=_sections(persons, everybody),
        flagged=flagged(analysis),
        similar=similar,
        strangers=strangers,
        unreadable=tuple(unreadable[:MOST_SHOWN]),
        unreadable_number=len(unreadable),
    )


def flagged(analysis: Analysis) -> int | None:
    """How many exercises to review, where any could be flagged."""
    if all(item.facility.n < FEWEST for item in analysis.items):
        return None
    return sum(bool(item.flags) for item in analysis.items)


def _health(tally: Tally, totals: Counts) -> tuple[Health, ...]:
    every = max(tally.state.size, 1)
    ended = Counter(tally.outcome[tally.state == NOT_RUN].tolist())
    reasons = [
        f"{tally.outcomes[outcome].removeprefix('did not run: ')} {number}"
        for outcome, number in ended.most_common()
        if outcome >= 0
    ]
    rows = (
        ("passed", totals.passed, ""),
        ("partly right", totals.partly, ""),
        ("not right, 0", totals.zero, ""),
        ("could not be run", totals.not_run, ", ".join(reasons)),
        ("missing", totals.missing, ""),
        ("handed in, not scored", totals.unscored, ""),
    )
    return tuple(
        Health(name, number, number / every, detail)
        for name, number, detail in rows
        if number or name != "handed in, not scored"
    )


def marks(
    tally: Tally, weights: Mapping[str, float], omitted: Omitted, students: slice = slice(None)
) -> Array:
    """Each student's weighted mean (students,) of the scores that count. What is missing or could
    not be run counts 0, or nothing; what is unscored never counts.
    """
    weight = np.array([weights.get(name, 0.0) for name in tally.exercises])
    state = tally.state[students]
    counting = state != UNSCORED if omitted == "zero" else state == GRADED
    whole = counting @ weight
    earned = (np.nan_to_num(tally.counted[students]) * counting) @ weight
    found = np.full(whole.shape, np.nan)
    np.divide(earned, whole, out=found, where=whole > 0)
    return found


def histogram(found: Array) -> tuple[Bin, ...]:
    edges = np.linspace(0, 1, BINS + 1)
    # A mark of 0.3 may be 0.29999...
    heights, _ = np.histogram(np.clip(found[~np.isnan(found)] + 1e-9, 0, 1), bins=edges)
    return tuple(
        Bin(float(low), float(high), int(height))
        for low, high, height in zip(edges[:-1], edges[1:], heights, strict=True)
    )


def standings(
    tally: Tally, weights: Mapping[str, float], omitted: Omitted, students: slice = slice(None)
) -> tuple[Standing, ...]:
    """Everybody, or some, in the order of the roster."""
    found = marks(tally, weights, omitted, students).tolist()
    passed = (tally.counted[students] == 1).sum(axis=1).tolist()
    often = tally.attempts[students] >= STUCK_AFTER
    stuck = (~tally.passed[students] & often).sum(axis=1).tolist()
    graded, missing, not_run = (
        (tally.state[students] == state).sum(axis=1).tolist()
        for state in (GRADED, MISSING, NOT_RUN)
    )
    late = tally.late[students].sum(axis=1).tolist()
    unread = tally.unread[students].tolist()
    exercises = len(tally.exercises)
    return tuple(
        Standing(
            number=(students.start or 0) + i,
            mark=found[i],
            passed=passed[i],
            graded=graded[i],
            missing=missing[i],
            not_run=not_run[i],
            late=late[i],
            stuck=stuck[i],
            attention=_attention(
                exercises, exercises - missing[i], not_run[i], stuck[i], unread[i]
            ),
        )
        for i in range(len(found))
    )


def _attention(
    exercises: int, handed_in: int, not_run: int, stuck: int, unread: int
) -> tuple[str, ...]:
    """Reasons that name what to do something about; a low mark alone is none."""
    if not exercises:
        return ()
    files = words.count(unread, "file")
    if not handed_in:
        return (f"handed in {files}, but nothing to grade",) if unread else ("handed in nothing",)
    reasons = []
    if exercises - handed_in >= MANY_MISSING * exercises:
        reasons.append(f"{exercises - handed_in} of {exercises} missing")
    if unread and handed_in < exercises:
        reasons.append(f"{files} could not be read")
    if not_run >= 2 and not_run >= MANY_NOT_RUN * handed_in:
        reasons.append(f"{not_run} of {handed_in} could not be run")
    if stuck >= 2 and stuck >= MANY_STUCK * exercises:
        times = words.count(stuck, "exercise")
        reasons.append(f"{times} tried {STUCK_AFTER} times or more, never passed")
    return tuple(reasons)


def _in_need(everybody: Iterable[Standing]) -> tuple[Standing, ...]:
    """Those who need attention, the lowest marks first."""
    found = [standing for standing in everybody if standing.attention]
    return tuple(sorted(found, key=lambda each: (np.nan_to_num(each.mark), -len(each.attention))))


def _sections(persons: Sequence[Person], everybody: Sequence[Standing]) -> tuple[Section, ...]:
    """By name; none where all are in one."""
    sizes = Counter(person.section for person in persons)
    if len(sizes) < 2:
        return ()
    return tuple(
        _section(name, [one for one in everybody if persons[one.number].section == name])
        for name in sorted(sizes)
    )


def _section(name: str, members: Sequence[Standing]) -> Section:
    if len(members) < SMALLEST:
        return Section(name, len(members), float("nan"), float("nan"))
    found = np.array([member.mark for member in members])
    missing = float(np.mean([member.missing for member in members]))
    known = found[~np.isnan(found)]
    return Section(name, len(members), float(known.mean()) if known.size else float("nan"), missing)
