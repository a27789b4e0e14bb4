"""Saves are noticed wherever files are, with notifications and without."""

from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue

import pytest

from lossdrill.watching import looking, noticing
from lossdrill.watching.looking import place_of
from lossdrill.watching.noticing import Failed, Noticing, Polling, Saved, Wakes

PATIENCE = 20.0


class Heard:
    """A place that is watched, and what is heard of it."""

    def __init__(self, path: Path, *, poll: bool) -> None:
        self._queue: SimpleQueue[object] = SimpleQueue()
        self._noticing = Noticing(place_of(path), self._queue, poll=poll)

    def next(self) -> object:
        return self._queue.get(timeout=PATIENCE)

    def saved(self, path: Path) -> bool:
        """Waits until it is heard of; only that it was saved may be heard before."""
        while True:
            match self.next():
                case Saved(paths) if path in paths:
                    return True
                case Saved():
                    continue
                case _:
                    return False

    def close(self) -> None:
        self._noticing.close()


@pytest.fixture(params=["notified", "polling"])
def heard(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Heard]:
    (tmp_path / "there.py").write_text("a = 1\n")
    heard = Heard(tmp_path, poll=request.param == "polling")
    yield heard
    heard.close()


def test_ways_to_save(heard: Heard, tmp_path: Path) -> None:
    """Every way to save is noticed: in place, by renaming, anew, in a new folder; and a removal."""
    there, new = tmp_path / "there.py", tmp_path / "topic" / "new.py"
    there.write_text("a = 22\n")
    assert heard.saved(there)
    beside = tmp_path / "beside"
    beside.write_text("a = 333\n")
    beside.replace(there)
    assert heard.saved(there)
    new.parent.mkdir()
    new.write_text("b = 1\n")
    assert heard.saved(new)
    there.unlink()
    assert heard.saved(there)


def test_a_single_file(tmp_path: Path) -> None:
    """Of a single file its neighbours' saves are not told."""
    path = tmp_path / "there.py"
    path.write_text("a = 1\n")
    heard = Heard(path, poll=False)
    (tmp_path / "other.py").write_text("b = 1\n")
    path.write_text("a = 22\n")
    assert heard.next() == Saved(frozenset({path}))
    heard.close()


def silent(self: Noticing) -> Wakes:
    """As where no notification arrives."""
    while not self._ended.wait(0.05):
        yield False


def test_no_notifications(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where notifications do not arrive, the first save that is only seen proves it."""
    monkeypatch.setattr(Noticing, "_notified", silent)
    path = tmp_path / "there.py"
    path.write_text("a = 1\n")
    heard = Heard(path, poll=False)
    found: list[object] = []
    number = 1
    while Polling() not in found:
        number += 1
        path.write_text("a = 1\n" * number)
        found.append(heard.next())
    assert any(isinstance(one, Saved) for one in found)
    path.write_text("b = 1\n")
    assert heard.saved(path)
    heard.close()


def refused(self: Noticing) -> Wakes:
    """As where the system has no more notifications to give."""
    raise OSError("inotify watch limit reached")
    yield


def test_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system refuses notifications, it is said, and looked instead."""
    monkeypatch.setattr(Noticing, "_notified", refused)
    path = tmp_path / "there.py"
    path.write_text("a = 1\n")
    heard = Heard(path, poll=False)
    assert heard.next() == Polling()
    path.write_text("a = 22\n")
    assert heard.saved(path)
    heard.close()


def test_folder_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that is removed and made anew is still watched."""
    monkeypatch.setattr(noticing, "LOOK_SECONDS", 0.1)
    folder = tmp_path / "drills"
    folder.mkdir()
    path = folder / "there.py"
    path.write_text("a = 1\n")
    heard = Heard(folder, poll=False)
    path.unlink()
    folder.rmdir()
    assert heard.saved(path)
    folder.mkdir()
    path.write_text("a = 22\n")
    while not heard.saved(path):  # it may be said first that notifications do not arrive
        continue
    heard.close()


def test_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What ends the watching is told, not kept in a thread."""
    heard = Heard(tmp_path, poll=True)
    monkeypatch.setattr(looking, "MOST_FILES", 0)
    (tmp_path / "one.py").touch()
    assert isinstance(heard.next(), Failed)
    heard.close()
