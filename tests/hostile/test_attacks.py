"""Attacks, layer by layer: each is a file whose docstring says the attack and, in its last lines,
which layers stop it, each of them alone. It works where these are off: so the tests can fail.
"""

import json
import os
import subprocess
import sys
from collections.abc import Collection, Iterator
from typing import Any

import pytest

from lossdrill import grading
from lossdrill.sandbox.fresh import FIGURES, NUMPY
from lossdrill.sandbox.inside import landlock
from lossdrill.sandbox.outside.worker import Worker
from tests.hostile import corpus, naive
from tests.hostile.corpus import HERE, PROCESS, Attack, Stop, Workers

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the layers are those of Linux")

ATTACKS = corpus.attacks()
LAYERED = [attack for attack in ATTACKS if PROCESS not in {stop.name for stop in attack.stops}]
SHAPED = [attack for attack in ATTACKS if attack not in LAYERED]


def name(value: Attack | Stop) -> str:
    return value.name


def under(workers: Workers, layers: Collection[str], libraries: tuple[str, ...] = NUMPY) -> Worker:
    """A worker whose runs are under exactly these layers; skips, but fails in CI, where one does
    not hold.
    """
    worker = workers.under(layers, libraries)
    if missing := sorted(set(layers) - set(worker.layers())):
        message = f"{' and '.join(missing)} does not hold here: see `lossdrill doctor`"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    assert set(worker.layers()) == set(layers)
    return worker


@pytest.mark.parametrize("libraries", [NUMPY, FIGURES], ids="-".join)
@pytest.mark.parametrize("attack", ATTACKS, ids=name)
def test_stopped_by_all(
    attack: Attack, libraries: tuple[str, ...], workers: Workers, handed: dict[str, Any]
) -> None:
    """Under all layers no attack works, in no kind of worker."""
    outcome = corpus.attempt(attack, under(workers, HERE, libraries), handed)
    assert not outcome.worked, outcome.how


@pytest.mark.parametrize(
    ("attack", "stop"), [(attack, stop) for attack in ATTACKS for stop in attack.stops], ids=name
)
def test_stopped_by_one(
    attack: Attack, stop: Stop, workers: Workers, handed: dict[str, Any]
) -> None:
    """Each layer that an attack names stops it without the others."""
    if not stop.possible:
        pytest.skip(f"needs a kernel with Landlock ABI {stop.landlock_abi}: {landlock.abi()} here")
    outcome = corpus.attempt(attack, under(workers, stop.layers - {PROCESS}), handed)
    assert not outcome.worked, outcome.how


@pytest.mark.parametrize("attack", LAYERED, ids=name)
def test_works_without(attack: Attack, workers: Workers, handed: dict[str, Any]) -> None:
    """With the layers that it names off, and all others on, an attack works: it names all."""
    needs_root = "root" in attack.needs
    if needs_root and not corpus.IS_ROOT:
        pytest.skip("needs root: run these tests as root")
    layers = attack.survivors - ({"nobody"} if needs_root else set())
    outcome = corpus.attempt(attack, under(workers, layers), handed)
    if not outcome.worked and attack.needs:
        without = corpus.attempt(attack, under(workers, ()), handed)
        if not without.worked:
            pytest.skip(f"needs {', '.join(attack.needs)}: not all of it is on this machine")
    assert outcome.worked, outcome.how


@pytest.fixture(scope="module")
def grader() -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, naive.__file__, grading.__file__]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


@pytest.mark.parametrize("attack", SHAPED, ids=name)
def test_works_in_one_process(
    attack: Attack, grader: subprocess.Popen[str], handed: dict[str, Any]
) -> None:
    """What no layer but the shape stops works where answers and files share a process."""
    assert grader.stdin is not None
    assert grader.stdout is not None
    job = {"source": attack.source, "times": 1 + attack.twice, "handed": handed}
    print(json.dumps(job), file=grader.stdin, flush=True)
    assert grader.stdout.readline() == "True\n"
