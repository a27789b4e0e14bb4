"""What does not end is ended, and the author is told where it was."""

import runpy
import signal
import threading
from pathlib import Path

import pytest

from lossdrill.errors import PackError
from lossdrill.time_limit import at_most

ENDLESS = "def run():\n    while True: pass\n"


def endless(folder: Path, text: str = ENDLESS) -> None:
    path = folder / "endless.py"
    path.write_text(text, encoding="utf-8")
    runpy.run_path(str(path))["run"]()


def test_the_line_is_named(tmp_path: Path) -> None:
    """Of the file in the folder, whatever it had called meanwhile."""
    with pytest.raises(PackError, match="still running") as caught, at_most(0.05, tmp_path):
        endless(tmp_path, "def run():\n    while True: sorted(range(10), key=lambda n: -n)\n")
    assert caught.value.where == f"{tmp_path / 'endless.py'}:2"


def test_it_is_not_caught_by_who_catches_everything(tmp_path: Path) -> None:
    """An author's code may expect exceptions of its own."""
    text = (
        "def run():\n    while True:\n        try: sum(range(9))\n        except Exception: pass\n"
    )
    with pytest.raises(PackError), at_most(0.05, tmp_path):
        endless(tmp_path, text)


def test_limits_may_stand_in_each_other(tmp_path: Path) -> None:
    """The outer one goes on after the inner one, and nothing is left of either."""
    before = signal.getsignal(signal.SIGPROF)

    def both() -> None:
        with pytest.raises(PackError, match=r"0\.05 s"), at_most(0.05, tmp_path):
            endless(tmp_path)
        endless(tmp_path)

    with pytest.raises(PackError, match=r"0\.2 s"), at_most(0.2, tmp_path):
        both()
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGPROF) == before


def test_what_ends_is_left_alone(tmp_path: Path) -> None:
    """Also in another thread, where no signal arrives."""
    done = []

    def act() -> None:
        with at_most(60.0, tmp_path):
            done.append(True)

    act()
    thread = threading.Thread(target=act)
    thread.start()
    thread.join()
    assert done == [True, True]
