"""Hostile and careless input ends in a refusal that says what to do, and in nothing else."""

import json
import tracemalloc
from pathlib import Path

import pytest

from lossdrill.formula import Comparison, compare
from tests.formula.problems import BY_NAME

HOSTILE: list[str] = json.loads(
    (Path(__file__).parent / "hostile.json").read_text(encoding="utf-8")
)
LARGE = {
    "brackets": "(" * 5000 + "z" + ")" * 5000,
    "hundred-kilobytes": "z+" * 50_000 + "z",
    "deep": "(" * 60 + "z" + ")" * 60,
    "deep-functions": "exp(" * 60 + "z" + ")" * 60,
    "signs": "-" * 200 + "z",
    "powers": "z^" * 100 + "z",
    "bars": "|" * 200,
    "fractions": "\\frac" * 90,
    "sums": "\\sum_{i=1}^n" * 20 + "z",
    "comprehensions": "sum(" * 9 + "z" + " for i in range(50))" * 9,
    "terms": "+".join(["z"] * 200),
    "word": "a" * 499,
}


def _compared(text: str) -> Comparison:
    problem = BY_NAME["log_loss_logit"]
    return compare(text, problem.expected, problem.variables)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_refused(text: str) -> None:
    """It is refused with a sentence and a caret, and never judged."""
    result = _compared(text)
    assert result.status == "refused", result
    refusal = result.refusal
    assert refusal is not None
    assert refusal.message.endswith((".", "?"))
    shown, caret = refusal.caret.split("\n")
    assert shown.isprintable()
    assert set(caret.strip()) == {"^"}


@pytest.mark.parametrize("name", LARGE)
def test_large(name: str) -> None:
    """Size and depth are bounded before anything is computed, in little memory."""
    _compared("p - y")
    tracemalloc.start()
    result = _compared(LARGE[name])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert result.status == "refused"
    assert peak < 20 * 2**20


@pytest.mark.parametrize(
    ("text", "place", "hint"),
    [
        ("sigmoi(z) - y", "sigmoi", "sigmoid"),
        ("p - Y", "Y", "y"),
        ("np.where(y == 1, p - 1, q)", "q", "y, z, p"),
        ("1/2z", "1/2z", "(b*c)"),
        ("log p(1-p)", "log p(", "log(...)"),
        ("р - y", "р", "Latin"),
    ],
)
def test_caret_and_hint(text: str, place: str, hint: str) -> None:
    """The caret stands under the place, and the message names a way on."""
    refusal = _compared(text).refusal
    assert refusal is not None
    assert refusal.text[refusal.start : refusal.end] == place
    assert hint in refusal.message


def test_caret_of_a_long_text() -> None:
    """Only the surroundings of the place are shown."""
    text = "z + " * 60 + "q" + " + z" * 30
    refusal = _compared(text).refusal
    assert refusal is not None
    shown, caret = refusal.caret.split("\n")
    assert len(shown) < 100
    assert shown[caret.index("^")] == "q"
