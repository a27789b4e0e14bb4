"""Every right answer is equal, every wrong one different, whatever it is spelled in."""

from fractions import Fraction
from functools import cache

import pytest

from lossdrill.formula import Comparison, compare
from lossdrill.model import Diagnosis
from tests.formula.problems import BY_NAME, PROBLEMS

NAMES = sorted(problem.name for problem in PROBLEMS)


@cache
def _results(name: str, *, right: bool) -> list[tuple[str, Comparison]]:
    problem = BY_NAME[name]
    answers = problem.right if right else problem.wrong
    return [(a, compare(a, problem.expected, problem.variables)) for a in answers]


@pytest.mark.parametrize("name", NAMES)
def test_right(name: str) -> None:
    """No right answer is rejected or refused."""
    missed = [a for a, r in _results(name, right=True) if r.status != "equal"]
    assert missed == []


@pytest.mark.parametrize("name", NAMES)
def test_wrong(name: str) -> None:
    """No wrong answer is accepted or refused, and each has a counterexample or a shape."""
    results = _results(name, right=False)
    assert [a for a, r in results if r.status != "different"] == []
    assert [a for a, r in results if r.counterexample is None and r.by != "shape"] == []


def test_corpus_is_large_enough() -> None:
    """There are hundreds of answers, and each problem has both kinds."""
    assert sum(len(p.right) for p in PROBLEMS) >= 150
    assert sum(len(p.wrong) for p in PROBLEMS) >= 150
    assert all(len(p.right) > 8 and len(p.wrong) > 8 for p in PROBLEMS)


def test_most_wrong_answers_are_explained() -> None:
    """At least eight in ten get more than a counterexample and shapes; every third is looked at."""
    explained = total = 0
    for problem in PROBLEMS:
        for answer in problem.wrong[::3]:
            result = compare(answer, problem.expected, problem.variables)
            total += 1
            explained += any(d.id != "shape" for d in result.diagnoses)
    assert explained >= 0.8 * total


@pytest.mark.parametrize("seed", range(20))
def test_seeds(seed: int) -> None:
    """The verdict does not depend on the points that were drawn: each seed tries other answers."""
    unstable = []
    for problem in PROBLEMS:
        for status, answers in (("equal", problem.right), ("different", problem.wrong)):
            for answer in answers[seed::20]:
                result = compare(answer, problem.expected, problem.variables, seed=1000 + seed)
                if result.status != status:
                    unstable.append((problem.name, answer, result.status))
    assert unstable == []


@pytest.mark.parametrize("name", NAMES)
def test_what_is_said_is_true(name: str) -> None:
    """A factor, an offset, a sign and an edit, undone as text, leave the expected formula."""
    problem = BY_NAME[name]
    untrue = []
    for answer, result in _results(name, right=False):
        for diagnosis in result.diagnoses:
            undone = _undone(result.read_as, diagnosis)
            if undone is None:
                continue
            again = compare(undone, problem.expected, problem.variables)
            if again.status == "different":
                untrue.append((answer, diagnosis.message))
    assert untrue == []


def _undone(read_as: str, diagnosis: Diagnosis) -> str | None:
    """The answer without what is said to be wrong with it; None where that is not text."""
    message = diagnosis.message.rstrip(".")
    if diagnosis.id == "sign":
        return f"-({read_as})"
    if diagnosis.id == "factor":
        factor = message.removeprefix("Your formula is exactly ").removesuffix(
            " times the right one"
        )
        return f"({read_as})/({factor})"
    if diagnosis.id == "offset":
        return f"({read_as}) - ({message.partition('plus ')[2]})"
    if diagnosis.id == "one-edit":
        new, _, old = (
            message.partition("with ")[2]
            .removesuffix(" the formula is right")
            .partition(" instead of ")
        )
        return read_as.replace(old, f"({new})") if read_as.count(old) == 1 else None
    return None


def test_regions() -> None:
    """An answer that is right in a part of the domain is told in which, by name or by label."""
    huber = BY_NAME["huber_sample"]
    result = compare("where(abs(r) <= delta, r, r**2)", huber.expected, huber.variables)
    assert result.diagnoses[0].message.startswith("Right within delta (where |r| <= delta)")
    logit = BY_NAME["log_loss_logit"]
    result = compare("where(y == 1, p - 1, z**2)", logit.expected, logit.variables)
    assert result.diagnoses[0].message == "Right where y = 1; wrong elsewhere."


def test_counterexamples_are_simple_and_true() -> None:
    """The counterexample's numbers are what both formulas give there."""
    problem = BY_NAME["mse_line"]
    result = compare("2*x*(y - a - b*x)", problem.expected, problem.variables)
    shown = result.counterexample
    assert shown is not None
    y, a, b, x = (Fraction(str(shown.inputs[name])) for name in ("y", "a", "b", "x"))
    assert shown.yours == 2 * x * (y - a - b * x)
    assert shown.expected == 2 * x * (a + b * x - y)
    assert all(abs(value) <= 3 for value in (y, a, b, x))
