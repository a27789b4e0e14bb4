"""Submissions that attack the grader: each is a file whose docstring says the attack and, in its
last line, what must come out. They go the way of every submission, to a verdict and its text.
"""

import ast
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest

from lossdrill.cli.verdict_text import verdict_text
from lossdrill.grading import grade
from lossdrill.model import Limits, Verdict
from lossdrill.pack import open_pack
from lossdrill.sandbox.fresh import Run, fresh_run
from lossdrill.sandbox.wire import Call
from tests.traces import left_in

FOLDER = Path(__file__).with_name("submissions")
FILES = sorted(path.stem for path in FOLDER.glob("*.py"))
LIMITS = Limits(seconds=3.0)
"""More than usual, for a machine that is busy with other tests."""
BRIEF = Limits(seconds=0.5)
"""For those that take all the time they get."""
VARIANT = 3

_COMES_OUT = re.compile(r"^Comes out: (\w+)(?: \(([\w ]+)\))?, score (\w+)$", re.MULTILINE)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Outcome:
    status: str
    reasons: frozenset[str | None]
    score: str


def outcome_in(name: str) -> Outcome:
    """What the docstring of a submission says must come out."""
    docstring = ast.get_docstring(ast.parse((FOLDER / f"{name}.py").read_text())) or ""
    (found,) = _COMES_OUT.findall(docstring)
    status, reasons, score = found
    return Outcome(status, frozenset(reasons.split(" or ") if reasons else [None]), score)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the learner's processes get their folders."""
    with pytest.MonkeyPatch.context() as patch:
        made = tmp_path_factory.mktemp("place")
        patch.setattr(tempfile, "tempdir", str(made))
        yield made


@pytest.fixture(scope="module")
def run(place: Path) -> Iterator[Run]:
    """Shared by all of them, as in a class."""
    with fresh_run() as run:
        yield run
    assert list(place.iterdir()) == []
    assert left_in(place) == []


@pytest.fixture(scope="module")
def layers(run: Run) -> tuple[str, ...]:
    """Those that hold here, as an honest file is told."""
    return run("x = 1", "f.py", [Call("x")], LIMITS).isolation


@pytest.mark.parametrize("name", FILES)
def test_outcome(name: str, run: Run, layers: tuple[str, ...]) -> None:
    """An attack gets what its values deserve, in harmless words."""
    outcome = outcome_in(name)
    limits = BRIEF if outcome.reasons == {"timeout"} else LIMITS
    pack = open_pack()
    exercise = msgspec.structs.replace(pack.exercise("huber-gradient"), limits=limits)
    verdict = grade((FOLDER / f"{name}.py").read_text(), exercise, pack, VARIANT, run)
    assert (verdict.status, verdict.reason) in {(outcome.status, r) for r in outcome.reasons}
    if outcome.score != "any":
        assert verdict.score == float(outcome.score)
    if not verdict.passed and verdict.counterexample is None:
        assert verdict.diagnoses
    assert verdict.isolation == layers
    texts = [verdict.printed, verdict_text(verdict), *(d.message for d in verdict.diagnoses)]
    assert not any(map(_CONTROL.search, texts))
    assert all(len(d.message) < 1000 and "\n" not in d.message for d in verdict.diagnoses)
    assert len(verdict.printed) <= LIMITS.printed_kib * 1024 + 100
    assert msgspec.json.decode(msgspec.json.encode(verdict), type=Verdict) == verdict


NAIVE = """
import sys
import numpy as np

def reference(y, y_hat, delta):
    return np.clip(y_hat - y, -delta, delta) / len(y)

def main():
    inputs = np.array([0.0, 0.0, 0.0]), np.array([3.0, -0.5, 0.25]), 1.0
    expected = reference(*inputs)
    names = {}
    exec(open(sys.argv[1]).read(), names)
    assert np.allclose(names["huber_gradient"](*inputs), expected)

main()
"""


@pytest.mark.parametrize(
    "name", ["always_equal", "array_function", "patched_allclose", "walks_frames"]
)
def test_the_attack_works_elsewhere(name: str) -> None:
    """A grader that asserts in the learner's own process gives these files full marks."""
    naive = [sys.executable, "-c", NAIVE]
    assert subprocess.run([*naive, str(FOLDER / f"{name}.py")], check=False).returncode == 0
    honest_mistake = [*naive, str(FOLDER / "lying_numbers.py")]
    assert subprocess.run(honest_mistake, check=False, capture_output=True).returncode != 0
