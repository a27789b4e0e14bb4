"""What is recorded comes back as it was, and stays."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lossdrill.model import Attempt
from lossdrill.practice.history import Handout, HintSeen, History, SolutionOpened
from lossdrill.practice.migrations import MIGRATIONS, NEWEST, TABLES
from lossdrill.practice.store import Store, read_history
from tests.practice.samples import attempt, failure, verdict

HANDOUT = Handout(exercise="mse-value", variant=3, path="/drills/mse_value.py", at="2026-11-23")
HINT = HintSeen(exercise="mse-value", step=2, at="2026-11-23")
OPENED = SolutionOpened(exercise="mse-value", variant=3, gave_up=True, at="2026-11-23")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "history.sqlite"


def fill(path: Path) -> Attempt:
    made = attempt(judged=failure(), hints=2, solution_seen=True)
    with Store(path) as store:
        store.record_attempt(made)
        store.record_handout(HANDOUT)
        store.record_hint(HINT)
        store.record_solution(OPENED)
    return made


def test_comes_back(path: Path) -> None:
    """Every kind of record is read back equal to what was recorded, also without writing."""
    made = fill(path)
    history = read_history(path)
    assert history.attempts == (made,)
    assert history.handouts == (HANDOUT,)
    assert history.hints == (HINT,)
    assert history.solutions == (OPENED,)
    with Store(path) as store:
        assert store.history() == history


def test_order(path: Path) -> None:
    """Records stand in the order of time, and of the same second in that of recording."""
    times = ["2026-03-01", "2026-01-01", "2026-02-01", "2026-01-01"]
    with Store(path) as store:
        ids = [store.record_attempt(attempt(at=at, hints=n)) for n, at in enumerate(times)]
    assert ids == sorted(ids)
    assert [made.hints for made in read_history(path).attempts] == [1, 3, 2, 0]


def test_who_is_drawn_once(tmp_path: Path) -> None:
    """A learner's id is random, and the same at every opening."""
    for name in ("a", "b"):
        fill(tmp_path / name)
    first = read_history(tmp_path / "a").who
    with Store(tmp_path / "a") as store:
        assert store.history().who == first
    assert len(first) == 16
    assert read_history(tmp_path / "b").who != first


def test_nothing_yet(path: Path) -> None:
    """Reading a history that was never begun gives an empty one and makes no file."""
    assert read_history(path) == History()
    assert not path.parent.exists()


def test_begun_and_killed(path: Path) -> None:
    """An empty file is what a kill before the first write leaves; it is simply begun again."""
    path.parent.mkdir()
    path.touch()
    assert read_history(path) == History()
    made = fill(path)
    assert read_history(path).attempts == (made,)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("statement", ["UPDATE {} SET exercise = 'other'", "DELETE FROM {}"])
def test_append_only(path: Path, table: str, statement: str) -> None:
    """The file itself refuses to change or delete a record, whoever asks."""
    fill(path)
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(statement.format(table))
    connection.close()


def test_a_fault_is_no_attempt(path: Path) -> None:
    """What is the exercise's fault cannot be recorded as the learner's failure."""
    with Store(path) as store, pytest.raises(ValueError, match="fault"):
        store.record_attempt(attempt(judged=verdict(status="fault", reason="fault")))
    assert read_history(path).attempts == ()


def test_waits_for_the_disk(path: Path) -> None:
    """A commit returns only after the write-ahead log was synchronised."""
    with Store(path) as store:
        assert store._connection.execute("PRAGMA synchronous").fetchone() == (2,)
        assert store._connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert store._connection.execute("PRAGMA user_version").fetchone() == (NEWEST,)


@given(
    source=st.text(st.characters(codec="utf-8")),
    printed=st.text(st.characters(codec="utf-8")),
    score=st.floats(0, 1),
    whole=st.integers(),
)
def test_any_text_and_number(
    tmp_path_factory: pytest.TempPathFactory, source: str, printed: str, score: float, whole: int
) -> None:
    """Whatever a file holds or prints (null characters, any script) is read back unchanged."""
    path = tmp_path_factory.mktemp("any") / "history.sqlite"
    judged = failure(printed=printed, score=score)
    made = Attempt(
        exercise="a", at="", source=source, verdict=judged, seconds=score, hints=whole % 5
    )
    with Store(path) as store:
        store.record_attempt(made)
    assert read_history(path).attempts == (made,)


def test_verdicts_of_earlier_versions_open(path: Path) -> None:
    """A verdict that was stored before formulas were shown back is read as one without any."""
    made = fill(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        cursor = connection.execute("SELECT * FROM attempts")
        columns = [name for name, *_ in cursor.description]
        row = dict(zip(columns, cursor.fetchone(), strict=True)) | {"id": None}
        earlier = json.loads(row["verdict"])
        assert earlier.pop("read_as") == []
        row["verdict"] = json.dumps(earlier).encode()
        marks = ", ".join("?" for _ in row)
        statement = f"INSERT INTO attempts VALUES ({marks})"  # noqa: S608
        connection.execute(statement, tuple(row.values()))
    assert read_history(path).attempts == (made, made)


def test_the_pack_that_judged(path: Path) -> None:
    """Its content, name and version stand beside each attempt, for whoever asks the file."""
    judged = failure(pack="0123abcd", pack_name="mine", pack_version="7")
    with Store(path) as store:
        store.record_attempt(attempt(judged=judged))
    assert read_history(path).attempts[0].verdict == judged
    with closing(sqlite3.connect(path)) as connection:
        row = connection.execute("SELECT pack, pack_name, pack_version FROM attempts").fetchone()
    assert row == ("0123abcd", "mine", "7")


def test_an_attempt_from_before_packs_had_names(path: Path) -> None:
    """A history of the second form is brought to the newest, and nothing in it is lost or made up;
    what comes after has its name.
    """
    old = failure()
    path.parent.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in (*MIGRATIONS[0], *MIGRATIONS[1], "PRAGMA user_version = 2"):
            connection.execute(statement)
        earlier = msgspec.to_builtins(old)
        for name in ("pack_name", "pack_version"):
            assert earlier.pop(name) == ""
        connection.execute(
            "INSERT INTO attempts VALUES (1, ?, ?, 'x', ?, 3, ?, 0.25, 0, 0)",
            (old.exercise, "2026-11-23T04:30:00Z", msgspec.json.encode(earlier), old.pack),
        )
    assert [each.verdict for each in read_history(path).attempts] == [old]
    named = failure(pack_name="mine")
    with Store(path) as store:
        store.record_attempt(attempt(judged=named, at="2026-11-24T04:30:00Z"))
    assert [each.verdict for each in read_history(path).attempts] == [old, named]
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT pack, pack_name FROM attempts ORDER BY id").fetchall()
    assert rows == [(old.pack, ""), (named.pack, "mine")]
