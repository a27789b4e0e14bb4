"""What a batch does, whoever grades: nothing twice, nothing lost, nothing without a bound."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from lossdrill.classroom.batch import AHEAD, CHUNK_LARGEST, TRIES, grade_waiting, take_in
from lossdrill.classroom.keys import Keys
from lossdrill.classroom.model import Graded, Run, Submission, Unreadable
from lossdrill.classroom.recorder import Difference, Recorder
from lossdrill.classroom.store import ResultStore
from lossdrill.pack import Pack
from tests.classroom.teams import SETTING, Scripted, scripted_team
from tests.judging.packs import MANIFEST, SOLUTION, write_pack


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    return write_pack(tmp_path / "pack")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "run.sqlite"


def handed_in(*sources: str) -> list[Submission]:
    """Each of them by another student."""
    return [
        Submission(
            student=f"student-{number}",
            exercise="twice",
            source=source,
            file=f"{number}/twice.py",
        )
        for number, source in enumerate(sources)
    ]


def graded_by(
    executor: Scripted, found: Sequence[Submission | Unreadable], pack: Pack, out: Path
) -> list[Difference]:
    """One whole run; what changed since the last."""
    with Recorder(out) as recorder:
        take_in(found, Keys(pack, "salt"), recorder, lambda *_: None)
        grade_waiting(recorder, scripted_team(executor), SETTING, lambda *_: None)
        changed = list(recorder.differences())
        recorder.finish(
            Run(
                pack=pack.content_hash,
                version="1",
                salt="salt",
                layers=(),
                exercises=("twice",),
                students=recorder.students(),
            )
        )
    return changed


def results(out: Path) -> list[Graded]:
    with ResultStore.open(out) as store:
        return list(store.graded())


def test_every_submission_gets_a_verdict_and_every_content_is_graded_once(
    pack: Pack, out: Path
) -> None:
    """However many hand in the same, and in however many runs, it is judged once."""
    executor = Scripted()
    found = [
        Submission(student=student, exercise="twice", source=source, file=f"{student}.py")
        for student, source in (("a", "1"), ("b", "2"))
    ]
    again = [
        Submission(student="a", exercise="twice", source="1", file="a-2.py", attempt=2),
    ]
    graded_by(executor, [*found, *again], pack, out)
    graded_by(executor, [*found, *again], pack, out)
    assert sorted(executor.graded) == ["1", "2"]
    assert [(one.student, one.attempt) for one in results(out)] == [("a", 1), ("a", 2), ("b", 1)]


def test_sources_in_flight_are_bounded(pack: Pack, out: Path) -> None:
    """However many there are, only so many are with the workers or wait for them."""
    executor = Scripted()
    graded_by(executor, handed_in(*map(str, range(3000))), pack, out)
    assert sorted(map(int, executor.graded)) == list(range(3000))
    assert CHUNK_LARGEST < executor.most_in_flight <= 2 * AHEAD * CHUNK_LARGEST


def test_a_submission_that_costs_workers_their_lives_is_given_up_alone(
    pack: Pack, out: Path
) -> None:
    """It counts as not run; those that shared a chunk with it come to their verdicts."""
    executor = Scripted(deadly=["kill"])
    found = handed_in(*[f"good {number}" for number in range(40)], "kill", "more", "kill too")
    graded_by(executor, found, pack, out)
    ends = {one.student: one.verdict for one in results(out)}
    lost = [ends.pop("student-40"), ends.pop("student-42")]
    assert {verdict.status for verdict in ends.values()} == {"pass"}
    for verdict in lost:
        assert (verdict.status, verdict.reason, verdict.score) == ("not_run", "killed", 0.0)
        assert "by hand" in verdict.diagnoses[0].message
    assert executor.graded.count("kill") == 1 + TRIES


def test_a_change_to_one_exercise_grades_it_alone(tmp_path: Path, out: Path) -> None:
    """What changed is told; verdicts of the others stand, and name the pack as it is now."""
    pack = write_pack(tmp_path / "pack")
    other = pack.root / "exercises" / "numbers" / "other"
    other.mkdir()
    (other / "exercise.toml").write_text(MANIFEST)
    (pack.root / "solutions/numbers/other.py").write_text(SOLUTION)
    found = [
        Submission(student="a", exercise=exercise, source=f"of {exercise}", file=f"{exercise}.py")
        for exercise in ("other", "twice")
    ]
    executor = Scripted()
    graded_by(executor, found, pack := Pack(pack.root), out)
    (pack.root / "solutions/numbers/twice.py").write_text(SOLUTION + "\n# changed\n")
    executor.graded.clear()
    executor.fault = ["twice"]
    (difference,) = graded_by(executor, found, pack := Pack(pack.root), out)
    assert executor.graded == ["of twice"]
    assert (difference.exercise, difference.before.score, difference.after.score) == ("twice", 1, 0)
    assert {one.verdict.pack for one in results(out)} == {pack.content_hash}


def test_a_fault_is_tried_again(pack: Pack, out: Path) -> None:
    """It is ours or the exercise's, and may be gone; a learner's verdict is not asked for twice."""
    executor = Scripted(fault=["odd"])
    found = handed_in("odd", "even")
    graded_by(executor, found, pack, out)
    executor.fault, executor.graded = (), []
    graded_by(executor, found, pack, out)
    assert executor.graded == ["odd"]
    assert {one.verdict.status for one in results(out)} == {"pass"}


def test_what_is_no_text_is_not_read(pack: Pack, out: Path) -> None:
    """A notebook can spell half a character; such a file is named, and stops nobody."""
    found: list[Submission | Unreadable] = [*handed_in("x = '\ud800'", "fine")]
    found.append(Unreadable(file="b.doc", message="No."))
    graded_by(Scripted(), found, pack, out)
    with ResultStore.open(out) as store:
        assert [one.student for one in store.graded()] == ["student-1"]
        assert [one.file for one in store.unreadable()] == ["0/twice.py", "b.doc"]
        assert store.unreadable()[0].student == "student-0"


def test_progress_is_told_up_to_the_end(pack: Pack, out: Path) -> None:
    """From 0 of all to all of them, never backwards, lost workers or not."""
    told: list[tuple[int, int | None]] = []
    with Recorder(out) as recorder:
        found = handed_in("kill", *map(str, range(300)))
        take_in(found, Keys(pack, "salt"), recorder, lambda *_: None)
        team = scripted_team(Scripted(deadly=["kill"]))
        grade_waiting(recorder, team, SETTING, lambda *seen: told.append(seen))
    assert told[0] == (0, 301)
    assert told[-1] == (301, 301)
    assert told == sorted(told, key=lambda seen: seen[0])
