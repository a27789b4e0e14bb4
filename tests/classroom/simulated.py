"""A class that never was: students of known ability hand in right, wrong, hostile and broken files,
or nothing.
"""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lossdrill.classroom.batch import OnProgress, grade_waiting, take_in
from lossdrill.classroom.executors.station import Setting
from lossdrill.classroom.executors.team import Team
from lossdrill.classroom.keys import Keys
from lossdrill.classroom.model import Run, Student, Submission
from lossdrill.classroom.recorder import Recorder
from lossdrill.judging.solution import load, load_judge, varies
from lossdrill.judging.variant import variant_of
from lossdrill.pack import Pack

SALT = "simulated"

HOSTILE = Path(__file__).parents[1] / "hostile" / "submissions"
HARMS = ("crash", "exit_at_import", "flood", "garbage_reply", "kills_itself", "patched_allclose")
"""Of the hostile submissions those that cost no time."""

BROKEN = (
    "def {name}(:\n    pass\n",
    "import scipy\n",
    "something_else = 1\n",
    "{name} = None\n",
    "raise ValueError('not yet')\n",
    "",
)


@dataclass(frozen=True)
class Simulated:
    students: tuple[Student, ...]
    ability: dict[str, float]
    """By student: how likely an answer is right, before the exercise's difficulty."""
    submissions: tuple[Submission, ...]


def simulated(
    pack: Pack,
    exercises: Sequence[str],
    students: int,
    *,
    attempts: int = 1,
    harms: Sequence[str] = HARMS,
    seed: int = 0,
) -> Simulated:
    """The same class for the same arguments. Every file is another text, as real ones are."""
    draw = random.Random(seed)  # noqa: S311 - reproducible
    ids = [f"student-{number:05d}" for number in range(students)]
    ability = {student: draw.uniform(0.1, 0.95) for student in ids}
    submissions = [
        submission
        for student in ids
        for exercise in exercises
        for attempt in range(1, attempts + 1)
        for submission in _submission(pack, student, exercise, attempt, ability, harms, draw)
    ]
    roster = tuple(Student(id=student, name=f"Name of {student}") for student in ids)
    return Simulated(roster, ability, tuple(submissions))


def write_folder(folder: Path, submissions: Sequence[Submission]) -> None:
    """As `lossdrill class grade` reads it: a folder for each student."""
    for submission in submissions:
        path = folder / submission.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(submission.source, encoding="utf-8")


def grade_class(
    path: Path,
    submissions: Iterable[Submission],
    pack: Pack,
    team: Team,
    setting: Setting,
    on_progress: OnProgress = lambda *_: None,
) -> None:
    """A whole run, into a file."""
    with Recorder(path) as recorder:
        take_in(submissions, Keys(pack, SALT), recorder, on_progress)
        grade_waiting(recorder, team, setting, on_progress)
        recorder.finish(
            Run(
                pack=pack.content_hash,
                version=setting.version,
                salt=SALT,
                layers=team.layers,
                exercises=tuple(sorted({exercise for _, exercise in recorder.pairs()})),
                students=recorder.students(),
            )
        )


def _submission(
    pack: Pack,
    student: str,
    exercise: str,
    attempt: int,
    ability: dict[str, float],
    harms: Sequence[str],
    draw: random.Random,
) -> Iterator[Submission]:
    right, wrong = _answers(pack, exercise, variant_of(exercise, student, SALT))
    chance = draw.random()
    if chance < 0.04:
        return  # missing
    if chance < 0.08 and harms:
        source = (HOSTILE / f"{draw.choice(harms)}.py").read_text(encoding="utf-8")
        source = source.replace("huber_gradient", pack.exercise(exercise).names[0])
    elif chance < 0.14:
        source = draw.choice(BROKEN).format(name=pack.exercise(exercise).names[0])
    else:
        source = draw.choice(right if draw.random() < ability[student] else wrong)
    yield Submission(
        student=student,
        exercise=exercise,
        source=f"{source}\n# {student}, {attempt}\n",
        file=f"{student}/{exercise.replace('-', '_')}{f'-{attempt}' if attempt > 1 else ''}.py",
        attempt=attempt,
        time=1_790_000_000.0 + attempt,
    )


def _answers(pack: Pack, exercise_id: str, variant: int) -> tuple[list[str], list[str]]:
    """What the pack knows of it: right answers, and mistakes with the stub."""
    redrawn = varies(load_judge(pack, pack.exercise(exercise_id)))
    return _answers_to(pack, exercise_id, variant if redrawn else 0)


@cache
def _answers_to(pack: Pack, exercise_id: str, variant: int) -> tuple[list[str], list[str]]:
    exercise = pack.exercise(exercise_id)
    solution = load(pack, exercise, variant)
    right = [answer.source for answer in solution.answers]
    return right, [pack.stub(exercise), *(answer.source for answer in solution.mistakes)]
