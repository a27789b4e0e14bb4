"""A class to report on: of known abilities, with a noise item, an essay, a copied answer under a
disguise, files that could not be read, and people who handed in nothing.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from lossdrill.classroom.model import Run, Student, Submission, Unreadable
from lossdrill.classroom.policy import Policy
from lossdrill.classroom.store import ResultStore
from lossdrill.model import Verdict
from lossdrill.report.instructor.items import About
from lossdrill.report.instructor.writing import Report, Settings, class_report
from tests.classroom import marked
from tests.classroom.marked import Item

EXERCISES = (*marked.exercises(11), Item("coin-flips", 0, 1, noise=True))
ESSAY = "essay"
WHO = (*marked.roster(60), Student(id="absent", name="Absent Alone", section="Group 1"))
COPIED = "exercise-05"
COPIERS = WHO[10].id, WHO[20].id

ABOUT = (
    *(
        About(id=item.id, title=f"Title of {item.id}", task=f"Do `{item.id}`.")
        for item in EXERCISES
    ),
    About(id=ESSAY, title="In your own words", task="Explain it.", code=False),
)
RUN = msgspec.structs.replace(
    marked.class_run(WHO, EXERCISES), exercises=tuple(about.id for about in ABOUT)
)
UNREADABLE = (
    Unreadable(
        file="u000003/notes.docx",
        message="Not Python; save it as a `.py` file.",
        student=WHO[3].id,
        exercise=EXERCISES[2].id,
    ),
    Unreadable(file="stray-file.py", message="Nobody's; put it in a student's folder."),
)

ORIGINAL = """import numpy as np


def exercise_05(y, y_hat, delta):
    r = y_hat - y
    a = np.abs(r)
    # quadratic inside
    inside = 0.5 * r ** 2
    outside = delta * (a - 0.5 * delta)
    return np.mean(np.where(a <= delta, inside, outside)) + 1e-12
"""
DISGUISED = """import numpy


def exercise_05(truth, guess, d):
    err = (guess - truth); size = numpy.abs(err)
    small = .5 * err**2
    large = d * (size - .5*d)
    return numpy.mean(numpy.where(size <= d, small, large)) + 1e-12
"""


def handed_in() -> Iterator[tuple[Submission, Verdict]]:
    disguises = dict(zip(COPIERS, (ORIGINAL, DISGUISED), strict=True))
    for one, verdict in marked.marked(WHO[:-1], EXERCISES, attempts=4, seed=3):
        source = disguises.get(one.student, one.source) if one.exercise == COPIED else one.source
        yield msgspec.structs.replace(one, source=source), verdict
    for student in WHO[:40]:
        essay = Submission(
            student=student.id, exercise=ESSAY, source='text = "It is convex."\n', file="essay.py"
        )
        yield essay, Verdict(exercise=ESSAY, status="unscored", score=0.0, variant=0)


def write_results(
    path: Path,
    run: Run = RUN,
    rows: Iterator[tuple[Submission, Verdict]] | None = None,
    unreadable: Sequence[Unreadable] = UNREADABLE,
) -> Path:
    marked.write_class(path, run, handed_in() if rows is None else rows, unreadable)
    return path


def report(
    results: Path,
    out: Path,
    settings: Settings | None = None,
    about: Sequence[About] = ABOUT,
) -> Report:
    with ResultStore.open(results) as store:
        return class_report(store, Policy(), about, out, settings or Settings())
