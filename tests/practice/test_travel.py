"""What leaves a history, and what becomes of two histories that are merged."""

import io
import re
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lossdrill.errors import StoreError, UsageError
from lossdrill.model import Attempt
from lossdrill.practice.arrivals import read
from lossdrill.practice.due import look_up
from lossdrill.practice.history import Handout, HintSeen, History, SolutionOpened
from lossdrill.practice.lines import End, Start
from lossdrill.practice.migrations import MIGRATIONS, TABLES
from lossdrill.practice.rounds import Event
from lossdrill.practice.store import Store, read_history
from lossdrill.practice.travel import FORMS, Merged, leaving, merge
from tests.practice.samples import attempt, failure, verdict

JSON = Path(__file__).resolve().parents[2] / "docs" / "json.md"
DAY = "2026-11-{:02}T04:30:00Z"
SECOND = "2026-11-23T04:30:{:02}Z"


def record(path: Path, events: Iterable[Event]) -> None:
    with Store(path) as store:
        for event in events:
            match event:
                case Attempt():
                    store.record_attempt(event)
                case Handout():
                    store.record_handout(event)
                case HintSeen():
                    store.record_hint(event)
                case SolutionOpened():
                    store.record_solution(event)


def bring(source: Path, target: Path) -> Merged:
    return merge(target, read(io.BytesIO(b"".join(leaving(source))), "a file"))


def events_of(path: Path) -> Counter[bytes]:
    """Every record, as it leaves."""
    return Counter(list(leaving(path))[1:-1])


def handout(exercise: str, at: str, variant: int = 3) -> Handout:
    return Handout(exercise=exercise, variant=variant, path="/drills/a.py", at=at)


plain = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=5)
ids = st.sampled_from(["mse-value", "a", "ü b"])
moments = st.integers(0, 3).map(SECOND.format)
variants = st.integers(0, 31)
attempts = st.builds(
    lambda exercise, status, at, source, hints, *, seen: msgspec.structs.replace(
        attempt(exercise, status, at=at, hints=hints, solution_seen=seen), source=source
    ),
    ids,
    st.sampled_from(["pass", "wrong", "unscored"]),
    moments,
    plain,
    st.integers(0, 4),
    seen=st.booleans(),
)
failures = st.builds(
    lambda printed, at: attempt(judged=failure(printed=printed), at=at), plain, moments
)
handouts = st.builds(Handout, exercise=ids, variant=variants, path=plain, at=moments)
hints = st.builds(HintSeen, exercise=ids, step=st.integers(1, 4), at=moments)
opened = st.builds(
    SolutionOpened, exercise=ids, variant=variants, gave_up=st.booleans(), at=moments
)
histories = st.lists(st.one_of(attempts, failures, handouts, hints, opened), max_size=5)
few = settings(max_examples=8, deadline=None)


@pytest.fixture
def here(tmp_path: Path) -> Path:
    return tmp_path / "here.sqlite"


@pytest.fixture
def there(tmp_path: Path) -> Path:
    return tmp_path / "there.sqlite"


@few
@given(events=histories)
def test_round_trip(tmp_path_factory: pytest.TempPathFactory, events: list[Event]) -> None:
    """A new machine gets the history as it was, and who the learner is; a second time, nothing."""
    folder = tmp_path_factory.mktemp("trip")
    record(folder / "a", events)
    different = set(events_of(folder / "a"))
    first = bring(folder / "a", folder / "b")
    assert (sum(first.new.values()), first.known) == (len(different), 0)
    assert read_history(folder / "b").who == read_history(folder / "a").who
    assert events_of(folder / "b") == Counter(different)
    if len(different) == len(events):
        assert read_history(folder / "b") == read_history(folder / "a")
    before = list(leaving(folder / "b"))
    assert bring(folder / "a", folder / "b") == Merged(new={}, known=len(different))
    assert list(leaving(folder / "b")) == before


@few
@given(parts=st.tuples(histories, histories, histories))
def test_merging_is_a_union(
    tmp_path_factory: pytest.TempPathFactory, parts: tuple[list[Event], ...]
) -> None:
    """In any order and any grouping, the machines end up with the same records, each of them once,
    and nothing that was recorded anywhere is missing; who they are stays.
    """
    folder = tmp_path_factory.mktemp("union")
    a, b, c = (folder / name for name in "abc")
    for path, events in zip((a, b, c), parts, strict=True):
        record(path, events)
    everything = set().union(*map(events_of, (a, b, c)))
    one, other = folder / "one", folder / "other"
    shutil.copy(a, one)
    shutil.copy(c, other)
    bring(b, one)
    bring(c, one)
    bring(a, b)
    bring(b, other)
    assert set(events_of(one)) == set(events_of(other)) == everything
    assert {row: n for row, n in events_of(one).items() if n > 1}.keys() <= set(events_of(a))
    if parts[0]:
        assert read_history(one).who == read_history(a).who


def test_same_second(here: Path, there: Path) -> None:
    """In one second, the same content is one record, and other content another."""
    same = attempt(at=SECOND.format(1))
    other = msgspec.structs.replace(same, source="def f(x):\n    return 2 * x\n")
    record(here, [same])
    record(there, [same, other])
    assert bring(there, here) == Merged(new={"attempts": 1}, known=1)
    assert read_history(here).attempts == (same, other)


def test_what_was_recorded_twice_stays(here: Path, there: Path) -> None:
    """An import takes nothing away: what the history itself holds twice, it holds twice after."""
    record(here, [attempt(), attempt()])
    record(there, [attempt(at=SECOND.format(2))])
    bring(there, here)
    assert len(read_history(here).attempts) == 3


def test_in_the_order_of_time(here: Path, there: Path) -> None:
    """After merging, both machines see the same history, what was handed out last included."""
    record(here, [handout("a", SECOND.format(1)), handout("b", SECOND.format(4))])
    record(there, [handout("c", SECOND.format(3)), attempt("a", at=SECOND.format(2))])
    bring(there, here)
    bring(here, there)
    held = read_history(here)
    assert [each.exercise for each in held.handouts] == ["a", "c", "b"]
    assert msgspec.structs.replace(read_history(there), who="") == msgspec.structs.replace(
        held, who=""
    )


def test_who_stays(here: Path, there: Path) -> None:
    """The variants that follow from a history are not changed by another one that is merged; a
    history without records, though begun, takes them over.
    """
    record(here, [])
    record(there, [attempt()])
    drawn = read_history(here).who
    bring(there, here)
    assert read_history(here).who == read_history(there).who != drawn
    third = here.with_name("third.sqlite")
    record(third, [attempt("b")])
    own = read_history(third).who
    bring(there, third)
    assert read_history(third).who == own


def test_an_empty_one(here: Path, there: Path) -> None:
    """Where nothing was begun, nothing leaves, and no file is made; it merges as nothing."""
    record(here, [attempt()])
    before = read_history(here)
    assert bring(there, here) == Merged(new={}, known=0)
    assert not there.exists()
    assert read_history(here) == before


def test_reviews_follow(here: Path, there: Path) -> None:
    """What was worked out is forgotten, also where only a hint is new: that passes and attempts are
    as many as before does not show that nothing has happened.
    """
    record(here, [handout("a", DAY.format(1)), attempt("a", "pass", at=DAY.format(5))])
    _, (alone,) = look_up(here)
    record(there, [HintSeen(exercise="a", step=1, at=DAY.format(3))])
    bring(there, here)
    _, (hinted,) = look_up(here)
    assert hinted.due < alone.due
    fresh = here.with_name("fresh.sqlite")
    bring(here, fresh)
    assert look_up(fresh)[1] == (hinted,)


def test_reviews_of_both(here: Path, there: Path) -> None:
    """Each machine works out the same dates from what happened on both, whichever was first."""
    again = verdict("a", "pass", variant=4)
    record(here, [attempt("a", "pass", at=DAY.format(1)), attempt("b", "pass", at=DAY.format(2))])
    record(there, [attempt("a", judged=again, at=DAY.format(9))])
    look_up(here)
    look_up(there)
    bring(here, there)
    bring(there, here)
    assert set(look_up(here)[1]) == set(look_up(there)[1])
    assert {each.exercise: each.last for each in look_up(here)[1]}["a"] == DAY.format(9)


def test_all_or_nothing(here: Path, there: Path) -> None:
    """What breaks off in its last line has changed nothing, not even where there was nothing."""
    record(there, [attempt("a"), handout("b", SECOND.format(1))])
    lines = list(leaving(there))
    with pytest.raises(UsageError):
        merge(here, read(io.BytesIO(b"".join(lines[:-1])), "half"))
    assert msgspec.structs.replace(read_history(here), who="") == History()
    record(here, [attempt("c")])
    before = list(leaving(here))
    with pytest.raises(UsageError):
        merge(here, read(io.BytesIO(b"".join(lines[:-1])), "half"))
    assert list(leaving(here)) == before


def test_nothing_of_the_model_is_left_behind() -> None:
    """Each field of what is recorded has its key in a line, and each table its kind of line; the
    documentation of JSON names them all.
    """
    values = {"attempts": Attempt, "handouts": Handout, "hints": HintSeen}
    values["solutions"] = SolutionOpened
    assert FORMS.keys() == values.keys() == set(TABLES)
    for table, value in values.items():
        assert set(FORMS[table].__struct_fields__) == set(value.__struct_fields__), table
    documented = set(re.findall(r"`(\w+)`", JSON.read_text(encoding="utf-8")))
    for form in (Start, End, *FORMS.values()):
        assert {*form.__struct_fields__, form.__struct_config__.tag} <= documented
    assert set(History.__struct_fields__) == {"who", *TABLES}


def test_what_a_newer_version_adds_is_carried_on(here: Path, there: Path) -> None:
    """A key that this version does not know comes out as it came in, and is no other record."""
    record(there, [attempt("a", at=SECOND.format(1))])
    newer = b"".join(leaving(there)).replace(b'"verdict":{', b'"verdict":{"mood":"good",')
    assert merge(here, read(io.BytesIO(newer), "newer")).new == {"attempts": 1}
    assert b"".join(leaving(here)) == newer
    assert bring(there, here) == Merged(new={}, known=1)


def test_lines_from_before_packs_had_names(here: Path, there: Path) -> None:
    """They are the same records as those that they were written from, and are read as they are."""
    record(there, [attempt("a", at=SECOND.format(1))])
    older = b"".join(leaving(there)).replace(b',"pack_name":"","pack_version":""', b"")
    assert b"pack_name" not in older
    assert merge(here, read(io.BytesIO(older), "older")).new == {"attempts": 1}
    assert b"".join(leaving(here)) == older
    assert read_history(here).attempts == read_history(there).attempts
    assert bring(there, here) == Merged(new={}, known=1)


def test_the_pack_travels(here: Path, there: Path) -> None:
    """Name and version of the pack arrive in the record, and beside it."""
    judged = failure("a", pack_name="mine", pack_version="7")
    record(there, [attempt("a", judged=judged, at=SECOND.format(1))])
    bring(there, here)
    assert read_history(here).attempts[0].verdict == judged
    with sqlite3.connect(here) as connection:
        row = connection.execute("SELECT pack_name, pack_version FROM attempts").fetchone()
    connection.close()
    assert row == ("mine", "7")


def test_of_an_earlier_form(here: Path) -> None:
    """A history that was made before there were reviews leaves as well."""
    connection = sqlite3.connect(here)
    for statement in MIGRATIONS[0]:
        connection.execute(statement)
    connection.execute("PRAGMA user_version = 1")
    connection.execute("INSERT INTO hints VALUES (1, 'a', 2, ?)", (SECOND.format(1),))
    connection.commit()
    connection.close()
    assert b'"kind":"hint"' in list(leaving(here))[1]


def test_a_damaged_one_does_not_leave(here: Path) -> None:
    """A verdict that cannot be read is said on the machine where it is."""
    record(here, [attempt("a")])
    connection = sqlite3.connect(here)
    connection.execute("DROP TRIGGER attempts_refuse_update")
    connection.execute("UPDATE attempts SET verdict = x'7B'")
    connection.commit()
    connection.close()
    with pytest.raises(StoreError, match="is damaged"):
        list(leaving(here))


def test_what_is_recorded_meanwhile(here: Path) -> None:
    """What leaves is of one moment, and whoever records meanwhile does not wait for it."""
    record(here, [attempt(at=SECOND.format(n)) for n in range(3)])
    lines = leaving(here)
    begun = [next(lines), next(lines)]
    record(here, [attempt(at=SECOND.format(9))])
    assert len([*begun, *lines]) == 1 + 3 + 1
    assert len(read_history(here).attempts) == 4
