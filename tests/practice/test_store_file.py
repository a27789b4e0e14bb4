"""Files that are refused: with one sentence, and without touching a byte of them."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from lossdrill.errors import StoreError
from lossdrill.practice.migrations import NEWEST
from lossdrill.practice.store import Store, read_history
from tests.practice.samples import attempt, failure


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A sound history of some pages."""
    path = tmp_path / "history.sqlite"
    with Store(path) as store:
        for _ in range(20):
            store.record_attempt(attempt(judged=failure(printed="text " * 200)))
    return path


def open_and_read(path: Path) -> None:
    with Store(path) as store:
        store.history()


def change(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def overwrite(path: Path, start: int, data: bytes) -> None:
    content = bytearray(path.read_bytes())
    content[start : start + len(data)] = data
    path.write_bytes(content)


BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "newer": (lambda path: change(path, f"PRAGMA user_version = {NEWEST + 1}"), "newer lossdrill"),
    "not a database": (lambda path: path.write_text("dear diary " * 20), "is damaged"),
    "a few bytes": (lambda path: path.write_bytes(b"SQLite format 3\0"), "is damaged"),
    "truncated": (lambda path: path.write_bytes(path.read_bytes()[:-5000]), "is damaged"),
    "cut to one page": (lambda path: path.write_bytes(path.read_bytes()[:4096]), "is damaged"),
    "garbled page": (lambda path: overwrite(path, 4096, b"\xff" * 4096), "is damaged"),
    "garbled schema": (lambda path: overwrite(path, 100, b"\xff" * 2000), "is damaged"),
    "garbled verdict": (
        lambda path: change(
            path,
            "DROP TRIGGER attempts_refuse_update",
            "UPDATE attempts SET verdict = x'7B' WHERE id = 7",
        ),
        "is damaged",
    ),
    "another program's": (
        lambda path: change(path, "PRAGMA application_id = 7"),
        "belongs to another program",
    ),
    "another program's, unmarked": (
        lambda path: change(path, "PRAGMA application_id = 0", "PRAGMA user_version = 0"),
        "belongs to another program",
    ),
}


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("opening", [read_history, open_and_read])
def test_refused_and_untouched(path: Path, kind: str, opening: Callable[[Path], object]) -> None:
    """A bad file gives one sentence that says what to do, and every byte of it stays."""
    spoil, said = BAD[kind]
    spoil(path)
    before = path.read_bytes()
    with pytest.raises(StoreError, match=said) as caught:
        opening(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == before


def test_newer_in_the_log(path: Path, tmp_path: Path) -> None:
    """A newer form is noticed also where it stands only in the write-ahead log."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(f"PRAGMA user_version = {NEWEST + 1}")
    copies = tmp_path / "copy"
    copies.mkdir()
    for name in ("history.sqlite", "history.sqlite-wal"):
        shutil.copy(tmp_path / name, copies / name)  # as a kill would leave them
    connection.close()
    copy = copies / "history.sqlite"
    before = copy.read_bytes()
    assert int.from_bytes(before[60:64], "big") == NEWEST
    for opening in (read_history, Store):
        with pytest.raises(StoreError, match="newer lossdrill"):
            opening(copy)
    assert copy.read_bytes() == before


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    """A folder where the history should be is one sentence, not a traceback."""
    with pytest.raises(StoreError, match="LOSSDRILL_HOME"):
        Store(tmp_path)


def test_a_file_in_the_way(tmp_path: Path) -> None:
    """A file where the history's folder should be is one sentence, not a traceback."""
    (tmp_path / "home").write_text("")
    with pytest.raises(StoreError, match="LOSSDRILL_HOME"):
        Store(tmp_path / "home" / "history.sqlite")


def test_locked(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When another program never lets go, the message says so instead of waiting for ever."""
    monkeypatch.setattr("lossdrill.practice.store_file.PATIENCE", 0.1)
    other = sqlite3.connect(path, isolation_level=None)
    with Store(path) as store:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="locked"):
            store.record_attempt(attempt())
        other.execute("ROLLBACK")
        store.record_attempt(attempt())
    other.close()


def test_begun_by_two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who begins a history while another one does waits, though SQLite would not."""
    path = tmp_path / "history.sqlite"
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    waited = []

    def sleep(seconds: float) -> None:
        waited.append(seconds)
        other.execute("ROLLBACK")

    monkeypatch.setattr("lossdrill.practice.store_file.time.sleep", sleep)
    with Store(path) as store:
        store.record_attempt(attempt())
    assert len(waited) == 1
    other.close()


def test_full(path: Path) -> None:
    """A full disk is said plainly; what was recorded before is all there."""
    with Store(path) as store:
        pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
        store._connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoreError, match="disk full"):
            store.record_attempt(attempt(judged=failure(printed="much " * 20_000)))
    assert len(read_history(path).attempts) == 20


WRITES_PAST_A_LIMIT = """
import resource, signal, sys
from pathlib import Path
from lossdrill.errors import StoreError
from lossdrill.practice.store import Store
from tests.practice.samples import attempt, failure

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
done = 0
try:
    with Store(Path(sys.argv[1])) as store:
        while True:
            store.record_attempt(attempt(judged=failure(printed="text " * 1000)))
            done += 1
except StoreError as error:
    print(done, error)
"""


@pytest.mark.parametrize("limit", [0, 2_000, 30_000, 100_000])
def test_no_more_room(tmp_path: Path, limit: int) -> None:
    """When the system refuses to write more, at any moment, what was reported is in the store."""
    path = tmp_path / "history.sqlite"
    ended = subprocess.run(
        [sys.executable, "-c", WRITES_PAST_A_LIMIT, str(path), str(limit)],
        capture_output=True,
        text=True,
        check=True,
    )
    done, _, message = ended.stdout.partition(" ")
    assert "make room and try again" in message
    assert len(read_history(path).attempts) == int(done)
    with Store(path) as store:  # there is room again
        store.record_attempt(attempt())


READ_ONLY = """
import sys
from pathlib import Path
from lossdrill.errors import StoreError
from lossdrill.practice.store import Store, read_history
path = Path(sys.argv[1])
print(len(read_history(path).attempts))
try:
    Store(path)
except StoreError as error:
    print(error)
"""


def test_read_only_folder(path: Path) -> None:
    """On a read-only file system the history can still be read; writing is one clear sentence."""
    if shutil.which("bwrap") is None:
        pytest.skip("needs bubblewrap for a read-only mount: apt-get install bubblewrap")
    program = [sys.executable, "-c", READ_ONLY]
    for where, attempts in ((path, 20), (path.parent / "new" / "history.sqlite", 0)):
        ended = subprocess.run(
            ["bwrap", "--ro-bind", "/", "/", *program, str(where)],
            capture_output=True,
            text=True,
            check=True,
        )
        count, message = ended.stdout.strip().split("\n")
        assert int(count) == attempts
        assert "LOSSDRILL_HOME" in message
