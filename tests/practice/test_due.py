"""Dates are worked out once, and again when something has happened."""

from pathlib import Path

import pytest

from lossdrill.practice import due
from lossdrill.practice.due import look_up, reviews
from lossdrill.practice.history import SolutionOpened
from lossdrill.practice.store import Store
from tests.practice.samples import attempt, verdict


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "history.sqlite"


def test_nothing_is_made_where_there_is_nothing(path: Path) -> None:
    """Looking does not begin a history."""
    history, known = look_up(path)
    assert (history.attempts, known) == ((), ())
    assert not path.exists()


def test_what_is_kept_is_what_follows_from_the_history(path: Path) -> None:
    """For what was passed or given up, and nothing else."""
    with Store(path) as store:
        store.record_attempt(attempt("a", "pass"))
        store.record_attempt(attempt("b", "wrong"))
        store.record_solution(
            SolutionOpened(exercise="c", variant=1, gave_up=True, at="2026-11-23T04:30:00Z")
        )
        found = reviews(store, store.history())
        assert {each.exercise for each in found} == {"a", "c"}
        assert {each for _, each in store.reviews()} == set(found)


def test_the_scheduler_is_not_asked_twice(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until the exercise is tried again."""
    with Store(path) as store:
        store.record_attempt(attempt("a", "pass"))
        first = reviews(store, store.history())
        monkeypatch.setattr(due, "review", None)
        assert reviews(store, store.history()) == first
        monkeypatch.undo()
        later = verdict("a", "pass", variant=4)
        store.record_attempt(attempt("a", judged=later, at="2026-12-24T04:30:00Z"))
        (second,) = reviews(store, store.history())
        assert second.due > first[0].due


def test_a_history_of_before_is_scheduled(path: Path) -> None:
    """What was recorded when there were no reviews yet gets its dates when they are asked for."""
    with Store(path) as store:
        store.record_attempt(attempt("a", "pass"))
    _, known = look_up(path)
    assert [each.exercise for each in known] == ["a"]
