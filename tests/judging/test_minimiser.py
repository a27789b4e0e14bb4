"""Minimisers are judged by what they return: any way to the right point is right."""

from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import numpy as np
import pytest
from msgspec import structs

from lossdrill.errors import PackError
from lossdrill.judging.minimiser import MinimiserJudge
from lossdrill.judging.minimiser_words import Measure, Point, minimiser, vector
from lossdrill.judging.protocol import Ruling
from lossdrill.judging.solution import Mistake, load_judge
from lossdrill.judging.variant import Variant
from lossdrill.model import VARIANTS
from lossdrill.pack import open_pack
from tests.judging.fakes import asking

VARIANT = Variant("m", 2)


def center(y: Any) -> Any:
    """The minimiser of sum (y - c)², per column."""
    return np.mean(y, axis=0)


def slope(c: Any, y: Any) -> float:
    return float(np.max(np.abs(np.mean(c - y, axis=0))) / np.max(np.abs(y)))


def first_of_pairs(c: Any, y: Any) -> float | None:
    return None if len(y) != 2 else float(abs(c[0] - (y[0][0] + y[1][0]) / 2))


def total(y: Any) -> Any:
    return np.sum(y, axis=0)


def by_rows(y: Any) -> Any:
    return np.mean(y, axis=1)


def problems(draw: Random) -> Iterator[Point]:
    yield Point((np.array([[1.0], [2.0]]),), "two numbers")
    yield Point((np.array([[4.0, 1.0], [2.0, 3.0], [0.0, draw.random()]]),), "three rows")


def judge_of(*mistakes: Mistake) -> MinimiserJudge:
    measures = (
        Measure("slope left", slope, 1e-9, "The slope is not 0."),
        Measure("first of pairs", first_of_pairs, 1e-9, "The first is off."),
    )
    return MinimiserJudge(center, measures, (problems,), mistakes)


JUDGE = judge_of(
    Mistake(total, "Divide by n."), Mistake(by_rows, "Along the samples, not the features.")
)


def rule(learner: Callable[..., Any], judge: MinimiserJudge = JUDGE) -> Ruling:
    return judge(asking(learner), VARIANT)


def test_whoever_finds_it_is_right() -> None:
    """By descent, as a list, with rounding."""

    def descent(y: Any) -> Any:
        c = np.zeros(y.shape[1])
        for _ in range(100):
            c = c - 0.5 * np.mean(c - y, axis=0)
        return c

    for learner in (center, descent, lambda y: list(center(y)), lambda y: center(y) * (1 + 1e-14)):
        ruling = rule(learner)
        assert (ruling.status, ruling.score, ruling.reason) == ("pass", 1.0, None)
        assert all(check.passed for check in ruling.checks)


def test_a_measure_that_says_nothing_is_not_counted() -> None:
    """It holds where it applies."""
    details = {check.title: check.detail for check in rule(total).checks}
    assert details["slope left"] == "at 0 of 2 problems"
    assert details["first of pairs"] == "at 0 of 1 problems"


def test_mistakes_are_named_by_their_outputs() -> None:
    """Also where they return another shape, or raise elsewhere."""
    assert [found.id for found in rule(total).diagnoses] == ["total"]
    assert [found.id for found in rule(by_rows).diagnoses] == ["by-rows"]


def test_how_near_a_mistake_may_be_told_is_the_exercises_choice() -> None:
    """A minimiser that is found to two digits is recognised as a mistake by as many."""
    strict = minimiser(center, *JUDGE.measures, problems=[problems])
    loose = minimiser(center, *JUDGE.measures, problems=[problems], alike=0.03)
    for judge, named in ((strict, "measure"), (loose, "total")):
        known = structs.replace(judge, mistakes=JUDGE.mistakes)
        assert rule(lambda y: 1.01 * total(y), known).diagnoses[0].id == named
        assert rule(lambda y: 1.1 * total(y), known).diagnoses[0].id == "measure"
        assert rule(lambda y: 1.01 * center(y), known).status == "wrong"


def test_without_a_mistake_the_measure_speaks() -> None:
    """What it means, what was measured, what was asked for, and where."""
    ruling = rule(lambda y: center(y) + 0.5)
    (found,) = ruling.diagnoses
    assert found.message == (
        "The slope is not 0. Measured: 0.25; asked for: at most 1e-09 (two numbers)."
    )
    assert ruling.counterexample is not None
    assert ruling.counterexample.yours == [2.0]
    assert ruling.counterexample.expected == "slope left at most 1e-09, not 0.25"


def test_all_that_is_right_is_told() -> None:
    """Where there is something to tell: with a failure, and with a pass."""

    def middle(y: Any) -> Any:
        return np.median(y)

    def outside(c: Any, y: Any) -> float:
        return float(max(np.min(y) - c, c - np.max(y), 0))

    def told(y: Any) -> str | None:
        return None if len(y) == 1 else f"any number from {np.min(y):g} to {np.max(y):g}"

    def numbers(draw: Random) -> Iterator[Point]:
        yield Point((vector(7),), "one number")
        yield Point((vector(3, 5),), "two numbers")

    measure = Measure("distance", outside, 0, "It is not between them.")
    judge = minimiser(middle, measure, problems=[numbers], all_right=told)
    assert judge(asking(lambda y: y[0]), VARIANT).notes == (
        "For y = [3.0, 5.0] you return 3.0; any number from 3 to 5 is right.",
    )
    assert judge(asking(np.mean), VARIANT).status == "pass"
    for learner, expected in (
        (lambda y: y.sum(), "any number from 3 to 5 (distance at most 0, not 3)"),
        (lambda y: y[-1] + (len(y) == 1), "distance at most 0, not 1"),
        (lambda y: [y[0], y[0]], "one number"),
    ):
        ruling = judge(asking(learner), VARIANT)
        assert ruling.counterexample is not None
        assert ruling.counterexample.expected == expected


@pytest.mark.parametrize(
    ("learner", "reason", "said"),
    [
        (lambda y: None, "shape", "Your function returns nothing (None); asked for: an array of"),
        (lambda y: 3.0, "shape", "Your function returns a number; asked for: an array of shape"),
        (lambda y: center(y) * np.nan, "nan", "The slope is not 0. Measured: nan"),
        (lambda y: 1 / 0, "raised", "Your function raises ZeroDivisionError"),
        (lambda y: center(y) * np.inf, "nan", "The slope is not 0. Measured: "),
    ],
)
def test_other_failures_have_their_reason(
    learner: Callable[..., Any], reason: str, said: str
) -> None:
    """And one sentence."""
    ruling = rule(learner)
    assert (ruling.status, ruling.score, ruling.reason) == ("wrong", 0.0, reason)
    assert ruling.diagnoses[0].message.startswith(said)


def test_inputs_must_not_be_changed() -> None:
    """Although what comes back is right."""

    def in_place(y: Any) -> Any:
        found = center(y)
        y -= found
        return found

    ruling = rule(in_place)
    assert (ruling.status, ruling.reason) == ("wrong", "mutated")
    assert ruling.diagnoses[0].message.startswith("Your function changes the caller's y")
    assert 0 < ruling.score < 1


def test_the_same_call_gives_the_same_answer() -> None:
    """Up to what iterations drift apart by."""
    noise = np.random.default_rng(1)

    def noisy(size: float) -> Callable[..., Any]:
        return lambda y: center(y) * (1 + size * noise.normal())

    assert rule(noisy(1e-12)).status == "pass"
    calls = []

    def moves(y: Any) -> Any:
        calls.append(1)
        return center(y) + (len(calls) > 2)

    ruling = rule(moves)
    assert (ruling.status, ruling.reason) == ("wrong", "nondeterministic")


def test_zeros_and_ones_earn_nothing() -> None:
    """An exercise that they solve is at fault."""
    assert rule(lambda y: np.zeros(y.shape[1])).score == 0.0
    assert rule(lambda y: np.ones(y.shape[1])).score == 0.0
    always = minimiser(center, Measure("zero", lambda c, y: 0, 1, "Never."), problems=[problems])
    with pytest.raises(PackError, match="zeros or ones pass"):
        always.trivial_share(VARIANT)


def test_an_exercise_that_raises_is_at_fault() -> None:
    """Measures and references alike; named."""

    def broken(c: Any, y: Any) -> float:
        raise KeyError("y")

    judge = minimiser(center, Measure("bad", broken, 1, "Never."), problems=[problems])
    with pytest.raises(PackError, match=r"measure 'bad' at .*KeyError"):
        rule(center, judge)
    judge = minimiser(lambda y: 1 / 0, Measure("m", slope, 1, "Never."), problems=[problems])
    with pytest.raises(PackError, match="two numbers: ZeroDivisionError"):
        rule(center, judge)


@pytest.mark.parametrize("number", range(0, VARIANTS, 8))
def test_gradient_descent_in_other_words(number: int) -> None:
    """Right in any form of the same recurrence; near misses are wrong."""
    pack = open_pack()
    judge = load_judge(pack, pack.exercise("mse-gd-fit"))

    def fit(X: Any, y: Any, lr: float, steps: int, after: Callable[..., Any] = lambda b: b) -> Any:
        path = [np.zeros(X.shape[1])]
        for _ in range(steps):
            path.append(after(path[-1] - lr * 2 * np.mean((X @ path[-1] - y)[:, None] * X, axis=0)))
        return np.array(path)

    def ruled(learner: Callable[..., Any]) -> str:
        return judge(asking(learner), Variant("mse-gd-fit", number)).status

    assert ruled(fit) == "pass"
    assert ruled(lambda X, y, lr, steps: fit(X, y, lr, steps).tolist()) == "pass"
    assert ruled(lambda X, y, lr, steps: fit(X, y, lr, steps, lambda b: b * (1 + 1e-7))) == "wrong"
    assert (
        ruled(lambda X, y, lr, steps: fit(X, y, lr, steps, lambda b: np.clip(b, -1, 1))) == "wrong"
    )
    assert (
        ruled(lambda X, y, lr, steps: fit(X, y, lr, steps, lambda b: b.astype(np.float32)))
        == "wrong"
    )

    def solved(X: Any, y: Any, lr: float, steps: int) -> Any:
        best = np.linalg.lstsq(X, y, rcond=None)[0]
        return np.vstack([np.zeros((1, X.shape[1])), np.tile(best, (steps, 1))])

    assert ruled(solved) == "wrong"
