"""A class whose verdicts are made up, by the two-parameter logistic model: nothing has to run, so
it can be of any size, and what the statistics should find is known.
"""

import math
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path

from lossdrill.classroom.executors.station import stable
from lossdrill.classroom.model import Run, Student, Submission, Unreadable
from lossdrill.classroom.recorder import Recorder, TakenIn
from lossdrill.model import Check, Counterexample, Curve, Diagnosis, Reason, Verdict

PAGE = 2000

MISTAKES = (
    ("missing-mean", "Every entry is exactly n times too large: you summed, this takes the mean."),
    ("wrong-sign", "Every entry has the wrong sign: it is y_hat - y, not y - y_hat."),
    ("missing-factor", "Every entry is half of what it should be: the square brings a factor 2."),
    ("unit-slope", "Beyond delta the slope is ±delta. `np.sign(r)` alone is Smooth-L1."),
)
REASONS: tuple[Reason, ...] = ("timeout", "syntax", "import", "missing_name")
FUNCTIONS = ("abs", "sign", "sqrt", "maximum", "clip", "mean", "sum", "square", "log1p", "dot")
NAMES = ("r", "residual", "e", "diff", "z", "err", "u", "out", "tmp", "value", "loss", "grad")


@dataclass(frozen=True)
class Item:
    """What is true of an exercise."""

    id: str
    difficulty: float
    slope: float
    noise: bool = False
    """Whether right and wrong are coin flips."""


def exercises(number: int) -> tuple[Item, ...]:
    """Exercises of all difficulties."""
    return tuple(
        Item(
            f"exercise-{i:02d}",
            difficulty=-1.6 + 2.4 * i / max(number - 1, 1),
            slope=0.8 + i % 3 / 2,
        )
        for i in range(number)
    )


def roster(number: int, sections: int = 3) -> tuple[Student, ...]:
    return tuple(
        Student(
            id=f"u{i:06d}",
            name=f"{GIVEN[i % len(GIVEN)]} {FAMILY[i // len(GIVEN) % len(FAMILY)]}",
            section=f"Group {i % sections + 1}",
        )
        for i in range(number)
    )


GIVEN = (
    "Ada",
    "Blaise",
    "Carl",
    "Dorothy",
    "Emmy",
    "Florence",
    "Gertrude",
    "Hypatia",
    "Ivan",
    "Joan",
)
FAMILY = (
    "Abel",
    "Bayes",
    "Cauchy",
    "Descartes",
    "Euler",
    "Fermat",
    "Gauss",
    "Hilbert",
    "Ito",
    "Jordan",
)


def class_run(who: Sequence[Student], what: Sequence[Item], salt: str = "autumn") -> Run:
    return Run(
        pack="0123456789abcdef",
        version="1.0",
        salt=salt,
        layers=("rlimits", "landlock", "seccomp"),
        exercises=tuple(item.id for item in what),
        students=tuple(who),
    )


def marked(
    who: Sequence[Student],
    what: Sequence[Item],
    attempts: int = 1,
    seed: int = 0,
    omit: float = 0.04,
    until_passed: bool = True,
) -> Iterator[tuple[Submission, Verdict]]:
    """Everything that was handed in, student by student: who fails tries again, and gets better.
    Some hand in nothing, and some of it does not run. Not `until_passed`, all use every attempt.
    """
    draw = random.Random(seed)  # noqa: S311 - reproducible
    for student in who:
        ability = draw.gauss(0, 1)
        for item in what:
            if draw.random() < omit:
                continue
            for attempt in range(1, attempts + 1):
                verdict = _verdict(item, ability + 0.5 * (attempt - 1), draw)
                yield _submission(student.id, item.id, attempt, draw), verdict
                if until_passed and verdict.passed:
                    break


def write_class(
    path: Path,
    run: Run,
    handed_in: Iterable[tuple[Submission, Verdict]],
    unreadable: Sequence[Unreadable] = (),
) -> None:
    """A finished run with these verdicts. Each submission is a content of its own."""
    with Recorder(path) as recorder:
        recorder.take_in(unreadable)
        rows = iter(handed_in)
        last = 0
        while page := list(islice(rows, PAGE)):
            recorder.take_in([TakenIn(one, _key(one), verdict.variant) for one, verdict in page])
            recorder.record(
                (last + number, stable(verdict))
                for number, (_, verdict) in enumerate(page, start=1)
            )
            last += len(page)
        recorder.finish(run)


def _key(one: Submission) -> bytes:
    who = f"{one.student}\0{one.exercise}\0{one.attempt}\0{one.file}\0{one.source}"
    return sha256(who.encode()).digest()


def _submission(student: str, exercise: str, attempt: int, draw: random.Random) -> Submission:
    lines = [f"def {exercise.replace('-', '_')}(y, y_hat, delta):"]
    names = draw.sample(NAMES, 7)
    previous = "y_hat - y"
    for name in names:
        call = f"np.{draw.choice(FUNCTIONS)}({previous})"
        lines.append(f"    {name} = {call} {draw.choice('+-*/')} {draw.randrange(9)} * delta")
        previous = name
    return Submission(
        student=student,
        exercise=exercise,
        source="\n".join(["import numpy as np", "", "", *lines, f"    return {previous}", ""]),
        file=f"{student}/{exercise.replace('-', '_')}-{attempt}.py",
        attempt=attempt,
        time=1_790_000_000.0 + 3600 * attempt,
    )


def _verdict(item: Item, ability: float, draw: random.Random) -> Verdict:
    chance = 0.5 if item.noise else 1 / (1 + math.exp(-item.slope * (ability - item.difficulty)))
    if draw.random() < chance:
        return Verdict(
            exercise=item.id, status="pass", score=1.0, variant=draw.randrange(32), checks=_CHECKS
        )
    if draw.random() < 0.06:
        reason = draw.choice(REASONS)
        said = Diagnosis(id=reason, kind="run", message="The file could not be run to its end.")
        return Verdict(
            exercise=item.id,
            status="not_run",
            score=0.0,
            variant=draw.randrange(32),
            reason=reason,
            diagnoses=(said,),
        )
    id_, message = draw.choice(MISTAKES)
    case = Counterexample(
        inputs={"y": [0.0], "y_hat": [3.0], "delta": 2.0}, yours=[1.0], expected=[2.0]
    )
    return Verdict(
        exercise=item.id,
        status="wrong",
        score=draw.choice((0.0, 0.0, 0.25, 0.5)),
        variant=draw.randrange(32),
        reason="value",
        checks=_CHECKS,
        diagnoses=(Diagnosis(id=id_, kind="mistake", message=message),),
        counterexample=case,
        curve=_CURVE if draw.random() < 0.3 else None,
    )


_CHECKS = tuple(
    Check(id=name, title=f"the {name} is right", passed=True)
    for name in ("value", "shape", "finite", "inputs", "deterministic")
)
_CURVE = Curve(
    title="The gradient",
    along="residual",
    x=tuple(i / 20 for i in range(-40, 41)),
    yours=tuple(i / 20 for i in range(-40, 41)),
    expected=tuple(max(-1.0, min(1.0, i / 20)) for i in range(-40, 41)),
)
