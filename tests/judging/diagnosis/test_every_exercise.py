"""The finders on every function exercise, with answers that are wrong in ways nobody listed."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from lossdrill.judging.function import FunctionJudge
from lossdrill.judging.solution import load_judge
from lossdrill.pack import open_pack
from tests.judging.fakes import rule

Function = Callable[..., Any]
Distortion = Callable[[Any, tuple[Any, ...]], Any]

PACK = open_pack()


def functions() -> dict[str, FunctionJudge]:
    judges = {name: load_judge(PACK, PACK.exercise(name)) for name in PACK.ids}
    return {name: judge for name, judge in judges.items() if isinstance(judge, FunctionJudge)}


JUDGES = functions()


def raising(value: Any, given: tuple[Any, ...]) -> Any:
    raise ValueError("never")


DISTORTIONS: dict[str, Distortion] = {
    "softened": lambda value, given: value / (1 + 1e-7 * np.abs(value)),
    "uneven": lambda value, given: value * (1 + 0.1 * np.sin(np.sum(given[0]))),
    "divided by n + 1": lambda value, given: value * (1 + 1 / len(given[0])),
    "rounded up": lambda value, given: np.ceil(value),
    "exponential": lambda value, given: np.exp(value),
    "clipped": lambda value, given: np.clip(value, -0.3, 0.3),
    "0 is NaN": lambda value, given: value / (value != 0),
    "first is 0": lambda value, given: value * (np.arange(value.size).reshape(value.shape) > 0),
    "one more axis": lambda value, given: np.exp(value)[..., None],
    "ragged": lambda value, given: [[1.0], [1.0, 2.0]],
    "text": lambda value, given: str(value),
    "huge": lambda value, given: value * 1e300 * 1e300,
    "tiny": lambda value, given: value * 1e-300,
    "empty": lambda value, given: np.zeros((0, 3)),
    "often nothing": lambda value, given: value if len(given[0]) > 2 else None,
    "raises for one sample": lambda v, given: v if len(given[0]) > 1 else raising(v, given),
    "raises always": raising,
}


def distorted(judge: FunctionJudge, distort: Distortion) -> Function:
    return lambda *given: distort(np.asarray(judge.reference(*given)), given)


def has_samples(judge: FunctionJudge) -> bool:
    return any("n" in shape for shape in judge.signature.arguments)


@pytest.mark.parametrize("name", JUDGES)
def test_there_is_a_verdict_whatever_comes_back(name: str) -> None:
    """No finder raises, and what it says is one line that ends like a sentence."""
    judge = JUDGES[name]
    for what, distort in DISTORTIONS.items():
        ruling = rule(judge, distorted(judge, distort), variant=9)
        if what == "0 is NaN" and ruling.status == "pass":
            continue  # nothing is ever 0 there
        if what == "raises for one sample" and not has_samples(judge):
            continue  # a distribution has several classes
        assert ruling.status == "wrong", what
        assert 0 <= ruling.score < 1
        for diagnosis in ruling.diagnoses:
            assert "\n" not in diagnosis.message
            assert diagnosis.message.endswith((".", "?"))


@pytest.mark.parametrize("name", JUDGES)
def test_what_is_called_right_was_right(name: str) -> None:
    """That the formula is right, or that it is wherever it returns, is said of nothing else."""
    judge = JUDGES[name]
    for what in ("0 is NaN", "often nothing", "raises for one sample", "raises always"):
        distort = DISTORTIONS[what]
        ruling = rule(judge, distorted(judge, distort), variant=9)
        message = ruling.diagnoses[0].message if ruling.diagnoses else ""
        if message.startswith("The formula is right"):
            assert ruling.reason in {"stability", "kink"}
            assert ruling.score >= 0.8
        if message.startswith("Right wherever it returns"):
            assert ruling.reason == "raised"
            assert ruling.score > 0
