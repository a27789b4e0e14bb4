"""What the bundle does at Gradescope: one student's submission becomes one `results.json`.

The same path as `class grade`, with a class of one: intake, isolated run, policy. Where isolation
is not sufficient it grades nothing, unless the bundle was made with `--unsafe`.
"""

import shutil
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import msgspec

from lossdrill.classroom.executors.station import Setting, examine, grade_chunk
from lossdrill.classroom.exports.bundle import SETTINGS, Settings, pack_folders
from lossdrill.classroom.exports.gradescope import Results, Say, results
from lossdrill.classroom.gradebook import gradebook
from lossdrill.classroom.intake import collect
from lossdrill.classroom.keys import Keys
from lossdrill.classroom.model import Graded, Run, Student, Submission, Unreadable
from lossdrill.classroom.policy import read_policy
from lossdrill.classroom.provenance import signed_by
from lossdrill.classroom.recorder import Job
from lossdrill.errors import LossdrillError, UsageError
from lossdrill.model import Verdict
from lossdrill.pack import Pack
from lossdrill.packs import open_packs

Content = TypeVar("Content")

METADATA = "submission_metadata.json"


class User(msgspec.Struct, frozen=True):
    email: str


class Metadata(msgspec.Struct, frozen=True):
    """What we read of Gradescope's `submission_metadata.json`."""

    users: tuple[User, ...] = ()
    created_at: datetime | None = None


def autograde(root: Path, say: Say) -> tuple[Results, tuple[str, ...]]:
    """Grades `root`/submission as `root`/source says, in the layout of Gradescope's containers;
    the results, and the layers that isolated the answers.

    Raises `LossdrillError` when it is the bundle or the container that is at fault: then there are
    no results, and Gradescope tells the student that the autograder failed.
    """
    settings = _read(root / "source" / SETTINGS, Settings)
    metadata = _read(root / METADATA, Metadata) if (root / METADATA).exists() else Metadata()
    folders = tuple(str(root / "source" / name) for name in pack_folders(settings))
    pack = open_packs(folders)
    setting = Setting(
        packs=folders,
        pack=settings.pack,
        version=settings.version,
        threads=1,
        unsafe=settings.unsafe,
    )
    layers = examine(setting)
    student = _student(metadata, settings)
    found = _found(root / "submission", pack, settings, student, metadata)
    submissions = [one for one in found if isinstance(one, Submission)]
    run = Run(
        pack=settings.pack,
        packs=settings.packs,
        version=settings.version,
        salt=settings.salt,
        layers=layers,
        exercises=settings.exercises,
        students=(Student(id=student),),
        feedback=settings.feedback,
        config=settings.config,
    )
    verdicts = _graded(setting, Keys(pack, settings.salt), submissions)
    signed = signed_by(run)
    graded = [msgspec.structs.replace(one, verdict=signed(one.verdict)) for one in verdicts]
    unreadable = [one for one in found if isinstance(one, Unreadable)]
    book = gradebook(run, graded, unreadable, read_policy(settings.config, pack))
    return results(book, student, settings.exercises, settings.feedback, say), layers


def _read(path: Path, kind: type[Content]) -> Content:
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except (OSError, msgspec.MsgspecError) as error:
        raise UsageError(
            f"{path} cannot be read ({error}). Upload the bundle again as it was written."
        ) from None


def _student(metadata: Metadata, settings: Settings) -> str:
    """The id in the class. Of a group, the first that Gradescope names."""
    email = metadata.users[0].email.strip().casefold() if metadata.users else ""
    return settings.ids.get(email, email)


def _found(
    folder: Path, pack: Pack, settings: Settings, student: str, metadata: Metadata
) -> list[Submission | Unreadable]:
    """The student's files, as intake finds them in a class of one."""
    time = metadata.created_at.timestamp() if metadata.created_at else None
    found: list[Submission | Unreadable] = []
    with tempfile.TemporaryDirectory() as name:
        shutil.copytree(folder, Path(name) / folder.name, symlinks=True)
        for one in collect(Path(name), pack, [Student(id=folder.name)]):
            file = one.file.removeprefix(f"{folder.name}/")
            if isinstance(one, Unreadable):
                found.append(msgspec.structs.replace(one, student=student, file=file))
            elif one.exercise in settings.exercises:
                found.append(msgspec.structs.replace(one, student=student, file=file, time=time))
    return found


def _graded(setting: Setting, keys: Keys, submissions: Sequence[Submission]) -> list[Graded]:
    """Raises when an exercise is at fault: that costs no student a point."""
    jobs = [
        Job(index, each.exercise, keys.variant(each), each.source)
        for index, each in enumerate(submissions)
    ]
    graded = []
    for index, content in grade_chunk(setting, jobs).verdicts:
        submission = submissions[index]
        verdict = msgspec.json.decode(content, type=Verdict)
        if verdict.status == "fault":
            raise LossdrillError(f"{submission.exercise}: {verdict.diagnoses[0].message}")
        graded.append(
            Graded(
                student=submission.student,
                exercise=submission.exercise,
                file=submission.file,
                attempt=submission.attempt,
                time=submission.time,
                key=keys.key(submission).hex(),
                verdict=verdict,
            )
        )
    return graded
