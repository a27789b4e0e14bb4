"""What is found out beside the learner's process."""

import threading
from pathlib import Path

import pytest

from lossdrill.errors import PackError
from lossdrill.judging.meanwhile import Meanwhile
from lossdrill.time_limit import at_most


def test_it_is_made_while_the_body_runs() -> None:
    """Each waits for the other here, so neither could be first."""
    met = threading.Barrier(2, timeout=20)
    with Meanwhile(lambda: met.wait() >= 0) as found:
        met.wait()
    assert found.result


def test_what_it_raises_comes_with_the_result() -> None:
    """In the thread that asks for it, whatever it is."""

    def fail() -> None:
        raise SystemExit("of an author's code")

    with Meanwhile(fail) as found:
        pass
    with pytest.raises(SystemExit, match="of an author's code"):
        assert found.result


def test_a_limit_holds(tmp_path: Path) -> None:
    """It ends what the main thread does, so that is where it is made."""

    def without_end() -> None:
        while True:
            pass

    with pytest.raises(PackError, match="still running"), at_most(0.05, tmp_path):  # noqa: SIM117
        with Meanwhile(without_end):
            pass
