"""What is commonly done: pytest in a process of its own, with a generated file that compares a
submission with the reference, on the same points. It isolates nothing and explains nothing.
"""

import os
import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.handed_in import HandedIn
from lossdrill.judging.function import FunctionJudge
from lossdrill.judging.solution import load
from lossdrill.judging.variant import Variant
from lossdrill.pack import Pack

TEST = """
import pickle
import numpy as np
import pytest
import reference, submission

with open("points.pickle", "rb") as file:
    name, points = pickle.load(file)

@pytest.mark.parametrize("arguments", points)
def test_value(arguments):
    expected = getattr(reference, name)(*arguments)
    np.testing.assert_allclose(getattr(submission, name)(*arguments), expected, rtol=1e-9)
"""


@contextmanager
def grader(pack: Pack) -> Iterator[Callable[[Sequence[HandedIn]], float]]:
    """Measures how many seconds these submissions take."""
    with tempfile.TemporaryDirectory() as name:
        yield lambda batch: sum(_seconds(pack, one, Path(name)) for one in batch)


def _seconds(pack: Pack, one: HandedIn, folder: Path) -> float:
    solution = load(pack, one.exercise)
    judge = solution.judge
    assert isinstance(judge, FunctionJudge)  # noqa: S101 - the only ones that are handed in here
    prepared = judge.prepared(Variant(one.exercise.id, one.variant))
    named = (judge.name, [point.arguments for point in prepared.points])
    (folder / "points.pickle").write_bytes(pickle.dumps(named))
    (folder / "reference.py").write_text(solution.answers[0].source, encoding="utf-8")
    (folder / "submission.py").write_text(one.source, encoding="utf-8")
    (folder / "test_submission.py").write_text(TEST, encoding="utf-8")
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--tb=line"],
        cwd=folder,
        env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        check=False,
    )
    return time.perf_counter() - began
