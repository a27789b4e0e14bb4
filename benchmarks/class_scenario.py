"""A class of 200 with 15 exercises: right, wrong, hostile, broken and missing files. Graded in one
go, graded with five kills at random moments, each submission alone, and again after an edit of one
exercise: `python -m benchmarks class_scenario`.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import msgspec

from lossdrill.classroom.executors.local import local_team
from lossdrill.classroom.executors.station import Setting, stable
from lossdrill.classroom.model import Graded, Submission
from lossdrill.classroom.store import ResultStore
from lossdrill.folders import data_root
from lossdrill.grading import grade
from lossdrill.judging.variant import variant_of
from lossdrill.pack import Pack
from lossdrill.sandbox.fresh import fresh_run
from tests.classroom.simulated import HOSTILE, SALT, grade_class, simulated

EXERCISES = (
    "softmax",
    *(
        f"{topic}-{what}"
        for topic in ("mse", "mae", "rmse", "huber", "log-loss", "cross-entropy", "hinge")
        for what in ("value", "gradient")
    ),
)
STUDENTS = 200
KILLS = 5
AGAIN = 200
"""How often a verdict is asked for again that is not the same alone."""
EDITED = "huber-gradient"


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pack = copied_pack(folder)
        harms = sorted(path.stem for path in HOSTILE.glob("*.py"))
        class_ = simulated(pack, EXERCISES, STUDENTS, harms=harms)
        handed_in = folder / "handed_in.json"
        handed_in.write_bytes(msgspec.json.encode(class_.submissions))
        print(f"{STUDENTS} students x {len(EXERCISES)} exercises: {len(class_.submissions)} files")

        at_once = folder / "at_once.sqlite"
        seconds = graded(pack, class_.submissions, at_once)
        ends = Counter(f"{one.verdict.status} {one.verdict.reason or ''}" for one in read(at_once))
        print(f"graded in {seconds:.0f} s:", ", ".join(f"{n} {end}" for end, n in ends.items()))

        killed = folder / "killed.sqlite"
        kill_and_resume(pack.root, handed_in, killed, seconds)
        print(f"killed {KILLS} times and resumed: {compared(read(at_once), read(killed))}")
        print(f"each alone: {compared_with_alone(pack, class_.submissions, read(at_once))}")

        path = pack.solution_path(pack.exercise(EDITED))
        path.write_text(path.read_text(encoding="utf-8") + "\n# edited\n", encoding="utf-8")
        before = keys(at_once)
        graded(Pack(pack.root), class_.submissions, at_once)
        regraded = Counter(exercise for _, exercise in keys(at_once) - before)
        print(f"after an edit of {EDITED}, graded again: {dict(regraded)}")


def copied_pack(folder: Path) -> Pack:
    """A copy that can be edited."""
    for part in ("exercises", "solutions"):
        shutil.copytree(data_root() / part, folder / "pack" / part)
    return Pack(folder / "pack")


def graded(pack: Pack, submissions: tuple[Submission, ...], out: Path) -> float:
    """How long it took, workers included."""
    began = time.perf_counter()
    setting = Setting(packs=(str(pack.root),), pack=pack.content_hash)
    with local_team(os.cpu_count() or 1, setting) as team:
        grade_class(out, submissions, pack, team, setting)
    return time.perf_counter() - began


def kill_and_resume(root: Path, handed_in: Path, out: Path, seconds: float) -> None:
    """The same class by a process of its own that dies five times."""
    moments = random.Random(7)  # noqa: S311 - moments, not secrets
    arguments = map(str, (root, handed_in, out))
    command = [sys.executable, "-m", "benchmarks.class_scenario", *arguments]
    for _ in range(KILLS):
        with subprocess.Popen(command) as child:
            time.sleep(moments.uniform(0.02, 0.3) * seconds)
            child.send_signal(signal.SIGKILL)
    subprocess.run(command, check=True)


def compared_with_alone(
    pack: Pack, submissions: tuple[Submission, ...], found: list[Graded]
) -> str:
    """What `grade` says of each, one after the other. Where that is something else, whether it says
    the same when it is asked again and again: some hostile files come out by chance.
    """
    verdicts = {(one.student, one.exercise, one.attempt): one.verdict for one in found}
    equal, lines = 0, []
    with fresh_run() as run:
        for one in submissions:
            exercise = pack.exercise(one.exercise)
            variant = variant_of(one.exercise, one.student, SALT)
            verdict = verdicts[one.student, one.exercise, one.attempt]
            tries = (
                stable(grade(one.source, exercise, pack, variant, run)) for _ in range(1 + AGAIN)
            )
            asked = next((n for n, each in enumerate(tries) if each == stable(verdict)), None)
            equal += asked == 0
            if asked is None:
                lines.append(f"  {one.file}: never, {verdict}")
            elif asked:
                lines.append(f"  {one.file}: comes out by chance, the same at try {asked + 1}")
    return "\n".join([f"{equal} of {len(found)} verdicts equal byte for byte", *lines])


def read(path: Path) -> list[Graded]:
    with ResultStore.open(path) as store:
        return list(store.graded())


def compared(expected: list[Graded], found: list[Graded]) -> str:
    """How many verdicts are equal byte for byte, and which are not."""
    lines = []
    for one, other in zip(expected, found, strict=True):
        if stable(one.verdict) != stable(other.verdict):
            lines.append(f"  {one.file}:\n    {one.verdict}\n    {other.verdict}")
    equal = f"{len(expected) - len(lines)} of {len(expected)} verdicts equal byte for byte"
    return "\n".join([equal, *lines])


def keys(path: Path) -> set[tuple[str, str]]:
    """Each key with its exercise: what has a new key was graded again."""
    return {(one.key, one.exercise) for one in read(path)}


def child(root: Path, handed_in: Path, out: Path) -> None:
    submissions = msgspec.json.decode(handed_in.read_bytes(), type=tuple[Submission, ...])
    graded(Pack(root), submissions, out)


if __name__ == "__main__":
    child(*map(Path, sys.argv[1:]))
