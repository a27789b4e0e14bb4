"""Doctor's probes: each is stopped by its layer alone and works without it, and nothing is left."""

import ast
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from lossdrill.errors import LossdrillError
from lossdrill.sandbox import layers, probes
from lossdrill.sandbox.fresh import CAN_FORK, NUMPY
from lossdrill.sandbox.outside.single import Single
from lossdrill.sandbox.outside.worker import Worker
from lossdrill.sandbox.probes import ATTEMPTS, PROBES, examine
from tests.traces import left_in

linux = pytest.mark.skipif(not CAN_FORK, reason="the layers are those of Linux")


def test_the_attempts_are_the_functions_of_their_file() -> None:
    """Every function of attempts.py has its words, and belongs to a layer."""
    tree = ast.parse(probes.SOURCE.read_text())
    functions = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
    assert sorted(functions) == sorted(ATTEMPTS)
    assert {name for stops in PROBES.values() for name in stops} == set(ATTEMPTS)
    assert tuple(PROBES) == layers.ALL


@linux
def test_with_no_layer_everything_works() -> None:
    """The positive control: an attempt that cannot fail would prove nothing."""
    worker = Worker((), NUMPY)
    try:
        with probes._surroundings() as at:
            assert probes._try(worker, at) == dict.fromkeys(ATTEMPTS, True)
    finally:
        worker.close()


@linux
def test_what_holds_is_what_the_worker_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workers: Callable[[], list[int]]
) -> None:
    """A layer is found to hold exactly where the worker names it; nothing is left of the trial."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    examination = examine()
    worker = Worker(layers.ALL, NUMPY)
    assert examination.held == tuple(name for name in layers.ALL if name in worker.layers())
    worker.close()
    assert [finding.layer for finding in examination.findings if not finding.holds] == [
        name for name in layers.ALL if name not in worker.layers() and not _needless(name)
    ]
    if examination.held[:1] == ("bubblewrap",):
        assert examination.worked == ()
        assert set(examination.stopped) == set(ATTEMPTS.values())
    assert list(tmp_path.iterdir()) == []
    assert left_in(tmp_path) == []
    assert workers() == []


def _needless(layer: str) -> bool:
    return layer == "nobody" and os.geteuid() != 0


def test_where_there_is_no_fork(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process for each job is tried as a whole, and no layer is claimed."""
    monkeypatch.setattr(probes, "CAN_FORK", False)
    examination = examine()
    assert (examination.findings, examination.held) == ((), ())
    assert set(examination.stopped) | set(examination.worked) <= set(ATTEMPTS.values())
    assert ATTEMPTS["take_memory"] in examination.stopped


def test_what_cannot_be_tried_is_left_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An attempt that fails for a reason of its own, as where there is no fork, proves nothing."""
    source = tmp_path / "attempts.py"
    source.write_text(
        "".join(f"def {name}(at):\n    raise AttributeError('fork')\n" for name in ATTEMPTS)
    )
    monkeypatch.setattr(probes, "SOURCE", source)
    assert probes._try(Single((), NUMPY), {}) == {}


def test_no_place_for_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing can be tried, that is one sentence."""
    monkeypatch.setattr(tempfile, "tempdir", "/no/such/folder")
    with pytest.raises(LossdrillError, match="set TMPDIR"):
        examine()
