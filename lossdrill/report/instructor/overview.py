"""What the first page says about the class as a whole. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lossdrill.classroom.statistics.groups import SMALLEST
from lossdrill.classroom.statistics.scores import Array, Omitted
from lossdrill.report import words
from lossdrill.report.instructor.people import Person
from lossdrill.report.instructor.tally import GRADED, MISSING, NOT_RUN, UNSCORED, Tally

BINS = 10
STUCK_AFTER = 3
"""Attempts without a pass after which a student is stuck."""
MANY = 0.5, 0.25
"""The shares of exercises that are missing, and of answers that could not be run, that are many."""


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


def marks(tally: Tally, weights: Mapping[str, float], omitted: Omitted) -> Array:
    """Each student's weighted mean (students,) of the scores that count. What is missing or could
    not be run counts 0, or nothing; what is unscored never counts.
    """
    weight = np.array([weights.get(name, 0.0) for name in tally.exercises])
    counting = tally.state != UNSCORED if omitted == "zero" else tally.state == GRADED
    whole = counting @ weight
    earned = np.nan_to_num(tally.counted) * counting @ weight
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


def standings(tally: Tally, found: Array) -> tuple[Standing, ...]:
    """Every student, in the order of the roster."""
    passed = (tally.counted == 1).sum(axis=1)
    stuck = (~tally.passed & (tally.attempts >= STUCK_AFTER)).sum(axis=1)
    by_state = {state: (tally.state == state).sum(axis=1) for state in (GRADED, MISSING, NOT_RUN)}
    late = tally.late.sum(axis=1)
    handed_in = len(tally.exercises) - by_state[MISSING]
    return tuple(
        Standing(
            number=i,
            mark=float(found[i]),
            passed=int(passed[i]),
            graded=int(by_state[GRADED][i]),
            missing=int(by_state[MISSING][i]),
            not_run=int(by_state[NOT_RUN][i]),
            late=int(late[i]),
            stuck=int(stuck[i]),
            attention=_attention(
                len(tally.exercises), int(handed_in[i]), int(by_state[NOT_RUN][i]), int(stuck[i])
            ),
        )
        for i in range(tally.state.shape[0])
    )


def _attention(exercises: int, handed_in: int, not_run: int, stuck: int) -> tuple[str, ...]:
    """Reasons that name what to do something about; a low mark alone is none."""
    if not handed_in:
        return ("handed in nothing",) if exercises else ()
    missing_many, not_run_many = MANY
    reasons = []
    if exercises - handed_in >= missing_many * exercises:
        reasons.append(f"{exercises - handed_in} of {exercises} missing")
    if not_run >= 2 and not_run >= not_run_many * handed_in:
        reasons.append(f"{not_run} of {handed_in} could not be run")
    if stuck >= max(1, exercises // 10):
        times = words.count(stuck, "exercise")
        reasons.append(f"{times} tried {STUCK_AFTER} times or more, never passed")
    return tuple(reasons)


def in_need(everybody: Sequence[Standing]) -> tuple[Standing, ...]:
    """Those who need attention, the lowest marks first."""
    found = [standing for standing in everybody if standing.attention]
    return tuple(sorted(found, key=lambda each: (np.nan_to_num(each.mark), -len(each.attention))))


def sections(persons: Sequence[Person], everybody: Sequence[Standing]) -> tuple[Section, ...]:
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
