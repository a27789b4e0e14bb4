"""The file of results: gives back what went in, and refuses what is not one of ours."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lossdrill.classroom.executors.station import stable
from lossdrill.classroom.model import Run, Student, Submission, Unreadable
from lossdrill.classroom.recorder import Recorder, TakenIn
from lossdrill.classroom.results_file import APPLICATION_ID, NEWEST
from lossdrill.classroom.store import ResultStore
from lossdrill.errors import StoreError
from lossdrill.model import Diagnosis, Verdict

RUN = Run(
    pack="0123456789abcdef",
    version="1",
    salt="s",
    layers=("seccomp",),
    exercises=("a", "b"),
    students=(Student(id="x", name="=cmd()", columns={"ID": "1"}),),
    feedback="score",
    config="late = 1",
)

# Text that SQLite and JSON can hold: all but halves of characters.
text = st.text(st.characters(exclude_categories=["Cs"]))
times = st.none() | st.floats(0, 2e9)
submissions = st.builds(
    Submission,
    student=text,
    exercise=st.sampled_from(["a", "b"]),
    source=text,
    file=text,
    attempt=st.integers(1, 3),
    time=times,
)


def verdict_on(one: Submission) -> Verdict:
    """A verdict in whose words the learner had a say."""
    said = Diagnosis(id="d", kind="run", message=one.source)
    return Verdict(
        exercise=one.exercise, status="wrong", score=0.5, variant=1, diagnoses=(said,), pack="old"
    )


def record(path: Path, found: list[Submission], unreadable: list[Unreadable]) -> None:
    by_source = {one.source: one for one in found}
    with Recorder(path) as recorder:
        taken = [TakenIn(one, f"{one.exercise}/{one.source}".encode(), 1) for one in found]
        recorder.take_in([*taken, *unreadable])
        jobs = recorder.jobs(None, 1000)
        assert len(jobs) == recorder.waiting() == len({one.key for one in taken})
        recorder.record([(job.id, stable(verdict_on(by_source[job.source]))) for job in jobs])
        recorder.finish(RUN)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(submissions, unique_by=lambda one: (one.student, one.exercise, one.attempt)),
    st.lists(st.builds(Unreadable, file=text, message=text, student=st.none() | text)),
)
def test_what_goes_in_comes_out(
    tmp_path_factory: pytest.TempPathFactory, found: list[Submission], unreadable: list[Unreadable]
) -> None:
    """Run, submissions in order, verdicts under the run's pack, sources, what was not read."""
    path = tmp_path_factory.mktemp("store") / "run.sqlite"
    record(path, found, unreadable)
    with ResultStore.open(path) as store:
        assert store.run == RUN
        assert store.unreadable() == tuple(unreadable)
        graded = list(store.graded())
        expected = sorted(found, key=lambda one: (one.student.encode(), one.exercise, one.attempt))
        for one, submission in zip(graded, expected, strict=True):
            assert (one.student, one.file, one.time) == (
                submission.student,
                submission.file,
                submission.time,
            )
            assert store.source(one.key) == submission.source
            assert one.verdict.pack == RUN.pack
            assert one.verdict.diagnoses[0].message == submission.source
        for exercise in ("a", "b"):
            only = [one for one in graded if one.exercise == exercise]
            assert list(store.graded(exercise=exercise)) == only
            assert dict(store.sources(exercise)) == {one.key: store.source(one.key) for one in only}
        for student in {one.student for one in graded}:
            assert list(store.graded(student)) == [one for one in graded if one.student == student]


def _text_file(path: Path) -> None:
    path.write_text("student,score\n" * 1000)


def _other_program(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    connection.close()


def _newer(path: Path) -> None:
    record(path, [], [])
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {NEWEST + 1}")
    connection.close()


def _cut(path: Path) -> None:
    sources = [Submission(student=str(n), exercise="a", source=str(n), file="") for n in range(500)]
    record(path, sources, [])
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (_text_file, "damaged, or no class's results"),
        (_other_program, "is not a class's results"),
        (_newer, "newer lossdrill"),
        (_cut, "damaged"),
    ],
)
def test_a_strangers_file_is_left_alone(
    tmp_path: Path, make: Callable[[Path], None], said: str
) -> None:
    """Neither reading nor grading into it changes a byte; the message says what to do."""
    path = tmp_path / "file"
    make(path)
    before = path.read_bytes()
    for use in (lambda: list(ResultStore.open(path).graded()), lambda: Recorder(path)):
        with pytest.raises(StoreError, match=said) as caught:
            use()
        assert "\n" not in str(caught.value)
    assert path.read_bytes() == before


def test_no_results_yet(tmp_path: Path) -> None:
    """A file that is not there, and one whose first run was interrupted: both say what to type."""
    with pytest.raises(StoreError, match="lossdrill class grade FOLDER --out"):
        ResultStore.open(tmp_path / "none.sqlite")
    with Recorder(tmp_path / "begun.sqlite"):
        pass
    with pytest.raises(StoreError, match="interrupted"):
        ResultStore.open(tmp_path / "begun.sqlite")


def test_one_writer(tmp_path: Path) -> None:
    """Nobody else reads or writes while a class is graded into the file; afterwards anybody."""
    path = tmp_path / "run.sqlite"
    record(path, [], [])
    with Recorder(path):
        for use in (ResultStore.open, Recorder):
            with pytest.raises(StoreError, match="in use by another lossdrill"):
                use(path)
    with ResultStore.open(path) as store, ResultStore.open(path) as other:
        assert store.run == other.run == RUN


def test_an_interrupted_run_leaves_the_last_one(tmp_path: Path) -> None:
    """Until a run is finished, the results are those of the run before."""
    path = tmp_path / "run.sqlite"
    one = Submission(student="x", exercise="a", source="1", file="1.py")
    record(path, [one], [])
    with Recorder(path) as recorder:
        recorder.take_in([Unreadable(file="2", message="No.")])
    with ResultStore.open(path) as store:
        assert [graded.file for graded in store.graded()] == ["1.py"]
        assert not store.unreadable()


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    """Other programs can tell by the application id in its header."""
    record(tmp_path / "run.sqlite", [], [])
    header = (tmp_path / "run.sqlite").read_bytes()[:100]
    assert int.from_bytes(header[68:72], "big") == APPLICATION_ID
