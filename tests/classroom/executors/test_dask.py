"""A Dask cluster grades as one process does, byte for byte, and refuses what it cannot grade."""

from pathlib import Path

import msgspec
import pytest

from lossdrill.classroom.executors.dask import dask_team
from lossdrill.classroom.executors.local import local_team
from lossdrill.classroom.executors.station import Setting
from lossdrill.classroom.model import Graded, Submission
from lossdrill.classroom.store import ResultStore
from lossdrill.errors import LossdrillError, UsageError
from lossdrill.pack import Pack
from tests.classroom.simulated import grade_class

pytest.importorskip("distributed")
# Dask leaves sockets of its loopback connections to the collector.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")


def graded(path: Path) -> list[bytes]:
    with ResultStore.open(path) as store:
        return [msgspec.json.encode(one) for one in store.graded()]


def test_the_same_as_one_process(
    tmp_path: Path, deadly: Pack, setting: Setting, handed_in: list[Submission]
) -> None:
    """Whoever is lost on the way: the results are equal, byte for byte."""
    handed_in = handed_in[:6]  # one killer: its cluster takes seconds to start another worker
    one, many = tmp_path / "one.sqlite", tmp_path / "many.sqlite"
    with local_team(1, setting) as team:
        grade_class(one, handed_in, deadly, team, setting)
    with dask_team("local", 2, setting) as team:
        assert team.size == 2
        grade_class(many, handed_in, deadly, team, setting)
    assert graded(one) == graded(many)
    statuses = {msgspec.json.decode(each, type=Graded).verdict.status for each in graded(many)}
    assert statuses == {"pass", "wrong", "not_run", "fault"}


def test_another_pack_is_refused(setting: Setting) -> None:
    """The message names the worker and both contents."""
    other = msgspec.structs.replace(setting, pack="0" * 16)
    with (
        pytest.raises(LossdrillError, match=f"Dask worker tcp://.*{setting.pack}, not 0000"),
        dask_team("local", 1, other),
    ):
        pass


def test_nobody_answers(monkeypatch: pytest.MonkeyPatch, setting: Setting) -> None:
    """An address without a scheduler is a mistake in what was typed."""
    monkeypatch.setattr("lossdrill.classroom.executors.dask.PATIENCE", 0.5)
    with (
        pytest.raises(UsageError, match="No Dask scheduler answers"),
        dask_team("tcp://127.0.0.1:9", 1, setting),
    ):
        pass
