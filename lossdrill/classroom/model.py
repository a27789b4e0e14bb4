"""The values that travel through a class: who handed in what, what it was worth, and what counts.
Frozen, without files or a clock.
"""

from typing import Literal

import msgspec

from lossdrill.model import Verdict

State = Literal["graded", "missing", "not_run", "unscored"]
"""What is known about one student's exercise. A graded answer may be worth 0; a missing one has no
score, nor has one that could not be run.
"""

Feedback = Literal["full", "diagnosis", "score"]
"""How much of a verdict students get to see."""


class Student(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the roster."""

    id: str
    name: str = ""
    section: str = ""
    columns: dict[str, str] = {}
    """The row as the instructor's own file has it, by header: gradebooks want it back unchanged."""


class Submission(msgspec.Struct, frozen=True, kw_only=True):
    """One exercise of one file of one student."""

    student: str
    exercise: str
    source: str
    file: str
    """Where it came from, relative to the folder that was graded."""
    attempt: int = 1
    """1, 2, ... in the order of time, for this student and exercise."""
    time: float | None = None
    """Seconds since 1970; None when nothing tells."""


class Unreadable(msgspec.Struct, frozen=True, kw_only=True):
    """A file that gives no submission, and why, in one sentence."""

    file: str
    message: str
    student: str | None = None
    exercise: str | None = None


class Graded(msgspec.Struct, frozen=True, kw_only=True):
    """A submission with its verdict, without its source."""

    student: str
    exercise: str
    file: str
    attempt: int
    time: float | None
    key: str
    """The hash of all that the verdict depends on."""
    verdict: Verdict


class PackUsed(msgspec.Struct, frozen=True, kw_only=True):
    """A pack that judged."""

    name: str
    version: str
    """Empty where it has none."""
    content: str
    """Its content hash."""
    exercises: tuple[str, ...]
    """All that it holds."""


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """What a class was graded with."""

    pack: str
    """The content hash of the pack, or of all packs together."""
    packs: tuple[PackUsed, ...] = ()
    """One by one; empty in results of a lossdrill that kept the hash alone."""
    version: str
    """Of lossdrill."""
    salt: str
    layers: tuple[str, ...]
    """What isolated the submissions."""
    exercises: tuple[str, ...]
    """All that are part of the class, in the order of the track."""
    students: tuple[Student, ...]
    """Those of the roster, or all that handed in something where there is none."""
    feedback: Feedback = "full"
    config: str = ""
    """The text of the class's policy file; "" when there is none."""


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """What one exercise is worth for one student, after the class's policy."""

    student: str
    exercise: str
    state: State
    score: float | None
    """0 to 1; None unless the state is "graded"."""
    attempts: tuple[Graded, ...] = ()
    """All of them, in the order of time."""
    counted: int | None = None
    """The index in `attempts` of the one that counts; None when there is none."""
    late: bool = False


class Gradebook(msgspec.Struct, frozen=True, kw_only=True):
    """A class after its policy: a cell for each student and exercise."""

    run: Run
    cells: dict[tuple[str, str], Cell]
    """By student and exercise; complete."""
    weights: dict[str, float]
    """By exercise; they need not sum to 1."""
    unreadable: tuple[Unreadable, ...] = ()
