"""Answers written without a look at how formulas are read: right, wrong, and no formulas at all.

`unseen/<problem>.right.txt` and `.wrong.txt` are like the files of the corpus; a line of
`unseen/refused.txt` is "problem: text", where {U+202E} stands for the character of that number.
"""

import re
from pathlib import Path

import pytest

from lossdrill.formula import Comparison, compare
from tests.formula.other_losses import OTHER_LOSSES
from tests.formula.problems import FURTHER, PROBLEMS

FOLDER = Path(__file__).parent / "unseen"
ASKED = {problem.name: problem for problem in (*PROBLEMS, *FURTHER, *OTHER_LOSSES)}

REFUSED_FOR_THEIR_SPELLING = frozenset(
    {
        r"\frac{2}{n}\left(X^\top X + n\lambda I\right) w - \frac{2}{n}X^\top y",
        r"\frac{1}{\|a\|\|b\|}\left(I - \frac{aa^\top}{\|a\|^2}\right)b",
        "2/n*np.einsum('ij,i->j', X, r)",
    }
)
"""Right answers that are not read, each with a way to write it in the refusal."""


def _lines(name: str) -> list[str]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _compare(name: str, answer: str) -> Comparison:
    problem = ASKED[name]
    return compare(answer, problem.expected, problem.variables)


@pytest.mark.parametrize("name", ASKED)
def test_right_answers_are_equal(name: str) -> None:
    """A right answer is equal in every spelling, but for those that are listed and refused."""
    missed = {}
    for answer in _lines(f"{name}.right.txt"):
        status = _compare(name, answer).status
        if status != ("refused" if answer in REFUSED_FOR_THEIR_SPELLING else "equal"):
            missed[answer] = status
    assert missed == {}


@pytest.mark.parametrize("name", ASKED)
def test_what_was_read_reads_back(name: str) -> None:
    """The line that shows how an answer was read is an answer, equal and read as itself; but
    MATLAB's signs, with which sums run over rows, are not shown.
    """
    lost = {}
    for answer in _lines(f"{name}.right.txt")[::3]:
        shown = _compare(name, answer).read_as
        again = _compare(name, shown) if shown and ".*" not in answer else None
        if again and (again.status, again.read_as) != ("equal", shown):
            lost[answer] = (shown, again.status, again.read_as)
    assert lost == {}


@pytest.mark.parametrize("name", ASKED)
def test_wrong_answers_are_different(name: str) -> None:
    """A wrong answer is different, however little and wherever it differs."""
    results = {answer: _compare(name, answer).status for answer in _lines(f"{name}.wrong.txt")}
    assert {a: status for a, status in results.items() if status != "different"} == {}


def test_few_right_answers_are_refused_for_their_spelling() -> None:
    """At most two right answers in a hundred are refused for the way they are written."""
    right = [answer for name in ASKED for answer in _lines(f"{name}.right.txt")]
    assert set(right) >= REFUSED_FOR_THEIR_SPELLING
    assert len(REFUSED_FOR_THEIR_SPELLING) <= 0.02 * len(right)


def test_what_is_no_formula_is_refused() -> None:
    """Unfinished, hostile and ambiguous texts are refused with one sentence; none is graded."""
    graded = []
    for line in _lines("refused.txt"):
        name, text = line.split(": ", 1)
        text = re.sub(r"\{U\+([0-9A-F]+)\}", lambda match: chr(int(match[1], 16)), text)
        result = _compare(name, text)
        if result.status != "refused" or result.refusal is None or not result.refusal.message:
            graded.append((line, result.status))
    assert graded == []
