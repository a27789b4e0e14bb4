"""The parts of `lossdrill watch` that need no terminal: its screen, and how it keeps a history."""

import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from lossdrill.cli import watch_screen
from lossdrill.cli.watch_records import Records
from lossdrill.cli.watch_screen import Screen, progress_text
from lossdrill.errors import StoreError
from lossdrill.model import Attempt, Verdict
from lossdrill.practice.progress import TopicProgress
from lossdrill.practice.store import FILE_NAME, Store, read_history

TOPICS = (TopicProgress("mse", 4, 16), TopicProgress("huber", 0, 4))


def attempt(source: str) -> Attempt:
    verdict = Verdict(exercise="mse-value", status="wrong", score=0.0, variant=1, reason="value")
    return Attempt(
        exercise="mse-value",
        at="2026-11-23T04:30:00Z",
        source=source,
        verdict=verdict,
        seconds=0.1,
        hints=0,
    )


@pytest.fixture
def records(home: Path) -> Iterator[Records]:
    with closing(Records(home / FILE_NAME)) as records:
        yield records


def test_progress() -> None:
    """A bar each for the topic at hand and for all, in the proportion of what is passed."""
    text = progress_text(TOPICS, "mse", 100)
    assert text == f"mse  {'█' * 5}{'░' * 15}  4 of 16     all  {'█' * 4}{'░' * 16}  4 of 20"
    assert progress_text(TOPICS, None, 100).startswith("all")


@pytest.mark.parametrize("columns", [30, 60, 77, 78])
def test_progress_in_a_narrow_terminal(columns: int) -> None:
    """Where there is no room for bars, the numbers stay, and no line is broken."""
    text = progress_text(TOPICS, "mse", columns)
    assert len(text) <= columns
    assert "4 of 16" in text
    assert "4 of 20" in text


def test_patience(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes long is announced, what does not is not, and nothing of it goes into a pipe."""
    monkeypatch.setattr(watch_screen, "PATIENCE", 0.05)
    with Screen(terminal=True).patience("Running"):
        deadline = time.monotonic() + 10
        while not (said := capsys.readouterr().out) and time.monotonic() < deadline:
            time.sleep(0.01)
    assert said == "Running\n"
    monkeypatch.setattr(watch_screen, "PATIENCE", 1000.0)
    with Screen(terminal=True).patience("Running"):
        pass
    with Screen(terminal=False).patience("Running"):
        pass
    assert capsys.readouterr().out == ""


def test_what_others_record(records: Records, home: Path) -> None:
    """What another terminal records is seen, and what is kept here is on the disk at once."""
    records.keep(attempt("a"))
    with Store(home / FILE_NAME) as other:
        other.record_attempt(attempt("b"))
    assert [each.source for each in records.history(attempts=True).attempts] == ["a", "b"]
    records.keep(attempt("c"))
    assert [each.source for each in read_history(home / FILE_NAME).attempts] == ["a", "b", "c"]


def test_history_replaced(records: Records, home: Path) -> None:
    """Between two saves the history is one whole file, which another one may replace."""
    path = home / FILE_NAME
    records.keep(attempt("a"))
    records.close()
    assert list(home.glob("history*")) == [path]
    with Store(home / "other.sqlite") as other:
        other.record_attempt(attempt("b"))
    (home / "other.sqlite").replace(path)
    records.keep(attempt("c"))
    assert [each.source for each in records.history(attempts=True).attempts] == ["b", "c"]


def test_history_damaged(records: Records, home: Path) -> None:
    """A history that cannot be used is told of, and used again once it is mended."""
    path = home / FILE_NAME
    home.mkdir(exist_ok=True)
    path.write_text("not a history at all, and longer than the header of one is " * 5)
    with pytest.raises(StoreError, match="damaged"):
        records.keep(attempt("a"))
    path.unlink()
    records.keep(attempt("b"))
    assert [each.source for each in records.history(attempts=True).attempts] == ["b"]
