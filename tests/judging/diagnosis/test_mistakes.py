"""The mistakes that an exercise knows: recognised by their outputs, and by nothing less."""

from typing import Any

import numpy as np
import pytest

from lossdrill.judging.function import FunctionJudge
from lossdrill.judging.solution import Mistake
from tests.judging.fakes import diagnoses, judge_of, mse, mse_judge, named, pairs, points


def mistake(name: str, function: Any, sentence: str = "What is wrong.") -> Mistake:
    def answer(*arguments: Any) -> Any:
        return function(*arguments)

    answer.__name__ = name
    return Mistake(answer, sentence)


def total(y: Any, y_hat: Any) -> Any:
    return np.sum((y_hat - y) ** 2)


def guarded(judge_mistakes: list[Mistake]) -> FunctionJudge:
    """With a perfect fit and a large offset as special points."""
    given = points(pairs(1, 2, 3, 5)) + points([(np.ones(2), np.ones(2))], "kink", "a perfect fit")
    given += points([(np.full(2, 1e8), 1e8 + np.array([1.5, -1]))], "stability", "an offset")
    return judge_of(mse, "(n),(n)->()", given, mistakes=judge_mistakes)


def test_the_mistake_is_named_with_what_was_measured() -> None:
    """Its sentence comes first, and then the numbers."""
    judge = mse_judge(mistakes=[mistake("missing_mean", total, "Divide by n.")])
    (found,) = diagnoses(judge, lambda y, y_hat: float(((y - y_hat) ** 2).sum()))
    assert (found.id, found.kind) == ("missing-mean", "mistake")
    assert found.message == ("Divide by n. Measured: the value is 2 times too large, and n is 2.")


def test_another_order_of_summation_is_the_same_mistake() -> None:
    """Rounding does not hide a mistake."""

    def by_loop(y: Any, y_hat: Any) -> Any:
        result = 0.0
        for one, other in zip(y[::-1], y_hat[::-1], strict=True):
            result += (one - other) ** 2
        return result

    assert named(mse_judge(mistakes=[mistake("missing_mean", total)]), by_loop) == "missing-mean"


def test_near_a_mistake_is_not_the_mistake() -> None:
    """One ordinary point that differs is enough for silence about it."""

    def learner(y: Any, y_hat: Any) -> Any:
        return total(y, y_hat) * (1 + 1e-3 * (len(y) == 8))

    judge = mse_judge(mistakes=[mistake("missing_mean", total)])
    assert named(judge, learner) != "missing-mean"
    assert named(judge, lambda y, y_hat: np.array([total(y, y_hat)])) != "missing-mean"


def test_special_points_decide_between_two() -> None:
    """Two mistakes that agree on ordinary points are told apart by the others."""

    def expanded(y: Any, y_hat: Any) -> Any:
        return np.sum(y_hat**2) - 2 * np.sum(y * y_hat) + np.sum(y**2)

    known = [mistake("missing_mean", total), mistake("expanded", expanded)]
    for order in (known, known[::-1]):
        assert named(guarded(order), total) == "missing-mean"
        assert named(guarded(order), expanded) == "expanded"


def test_a_formula_that_is_only_not_robust_is_called_right_first() -> None:
    """The message begins with what is right."""

    def divided(y: Any, y_hat: Any) -> Any:
        value = mse(y, y_hat)
        return value * value / value

    judge = guarded([mistake("divided", divided, "0/0 is NaN.")])
    (found,) = diagnoses(judge, divided)
    assert found.message == "Right for ordinary inputs, not for special ones. 0/0 is NaN."


def test_a_right_formula_is_never_given_a_mistake_of_the_formula() -> None:
    """Though both give NaN at every special point, only the ordinary ones tell them apart."""

    def divided(factor: float) -> Any:
        return lambda y, y_hat: factor * mse(y, y_hat) if len(set(y)) > 1 else np.nan

    judge = guarded([mistake("doubled_and_nan", divided(2.0))])
    assert named(judge, divided(1.0)) != "doubled-and-nan"


def test_a_mistake_that_is_right_everywhere_is_never_named() -> None:
    """A pack's error must not become a learner's."""
    judge = guarded([mistake("no_mistake", mse)])
    assert named(judge, lambda y, y_hat: mse(y, y_hat) or np.nan) == "not-robust"


def test_a_mistake_may_raise() -> None:
    """Raising the same at the same points, and the same numbers elsewhere, is the same mistake."""

    def unpacking(y: Any, y_hat: Any) -> Any:
        one, other = y[:2]
        return 2 * mse(y, y_hat) + 0 * (one - other)

    known = [mistake("unpacking", unpacking)]

    def other(y: Any, y_hat: Any) -> Any:
        return [2 * mse(y, y_hat)][0 if len(y) > 1 else 7]

    assert named(mse_judge(mistakes=known), unpacking) == "unpacking"
    assert named(mse_judge(mistakes=known), other) == "raised"


@pytest.mark.parametrize("value", ["text", {"a": 1.0}, (1.0, "b"), 2j])
def test_two_kinds_of_nothing_are_not_the_same(value: Any) -> None:
    """A mistake that returns None is not that of an answer which returns something else."""
    judge = mse_judge(mistakes=[mistake("no_return", lambda y, y_hat: None)])
    assert named(judge, lambda y, y_hat: None) == "no-return"
    assert named(judge, lambda y, y_hat: value) == "wrong-shape"


def test_a_mistake_works_on_copies() -> None:
    """One that changes its inputs spoils neither the points nor the next mistake."""

    def in_place(y: Any, y_hat: Any) -> Any:
        y_hat -= y
        return np.sum(y_hat**2)

    judge = mse_judge(mistakes=[mistake("in_place", in_place), mistake("missing_mean", total)])
    assert [found.id for found in diagnoses(judge, total)] == ["in-place"]
    assert named(judge, lambda y, y_hat: np.mean(np.abs(y - y_hat))) is None


def test_nothing_is_measured_where_no_factor_fits() -> None:
    """A mistake without a constant factor keeps to its sentence."""

    def absolute(y: Any, y_hat: Any) -> Any:
        return np.mean(np.abs(y - y_hat))

    judge = mse_judge(mistakes=[mistake("absolute", absolute)])
    assert diagnoses(judge, absolute)[0].message == "What is wrong."


def test_a_mistake_with_a_factor_of_its_own_is_named_with_it() -> None:
    """Twice a known mistake is told as such."""
    judge = mse_judge(mistakes=[mistake("absolute", lambda y, z: np.mean(abs(y - z)), "Square.")])
    (found,) = diagnoses(judge, lambda y, y_hat: -np.mean(np.abs(y - y_hat)))
    assert (found.id, found.message) == ("absolute", "Apart from a factor -1: Square.")


def test_a_guard_does_not_hide_a_mistake() -> None:
    """Where the mistake itself gives no number, an answer may give any."""

    def relative(y: Any, y_hat: Any) -> Any:
        with np.errstate(all="ignore"):
            return np.mean((y - y_hat) ** 2) / np.var(y)

    judge = mse_judge(mistakes=[mistake("relative", relative, "Not relative.")])
    guarded_one = named(judge, lambda y, z: relative(y, z) if len(y) > 1 else 0.0)
    assert guarded_one == "relative"


def test_of_two_mistakes_the_one_with_the_plainer_factor_is_named() -> None:
    """Minus the bias is the bias but for its sign, not half of something else."""
    known = [
        mistake("doubled", lambda y, z: np.mean(2 * (y - z)), "Doubled."),
        mistake("bias", lambda y, z: np.mean(z - y), "That is the bias."),
    ]
    (found,) = diagnoses(mse_judge(mistakes=known), lambda y, y_hat: np.mean(y - y_hat))
    assert found.message == "Apart from a factor -1: That is the bias."


def test_an_exercise_without_samples_has_its_mistakes_too() -> None:
    """With other letters than n in its signature; a factor n is then none."""
    known = [mistake("sum_of_squares", lambda p, q: np.sum((p - q) ** 2), "Not their squares.")]
    judge = judge_of(
        lambda p, q: np.sum(np.abs(p - q)), "(k),(k)->()", points(pairs(2, 3, 5, 8)), mistakes=known
    )
    assert named(judge, lambda p, q: np.sum((p - q) ** 2)) == "sum-of-squares"
    (found,) = diagnoses(judge, lambda p, q: 2 * np.sum((p - q) ** 2))
    assert found.message == "Apart from a factor 2: Not their squares."
    assert named(judge, lambda p, q: len(p) * np.sum((p - q) ** 2)) != "sum-of-squares"
