"""Right on one branch of the loss and wrong on another."""

from typing import Any

import numpy as np
import pytest

from lossdrill.judging.function import FunctionJudge
from lossdrill.judging.points.linear import linear_targets
from lossdrill.judging.quantities import linear_gradient, mean_gradient, mean_value
from lossdrill.judging.solution import load_losses
from lossdrill.pack import open_pack
from tests.judging.fakes import diagnoses, judge_of, named, points

HUBER = load_losses(open_pack(), "huber")["huber"]
MAE = load_losses(open_pack(), "mae")["mae"]


def huber(y: Any, y_hat: Any, delta: Any) -> Any:
    r = y_hat - y
    a = np.abs(r)
    return np.mean(np.where(a <= delta, r**2 / 2, delta * (a - delta / 2)))


def gradient(y: Any, y_hat: Any, delta: Any) -> Any:
    return np.clip(y_hat - y, -delta, delta) / len(y)


GIVEN = points(
    [
        (np.zeros(n), np.array(r, float), 1.0)
        for n, r in (
            (1, [0.25]),
            (1, [-3]),
            (3, [0.5, -0.75, 0.125]),
            (3, [2.5, 4, 9]),
            (3, [-2.5, -4, -9]),
            (4, [0.5, -3, 2, -0.25]),
        )
    ]
)


def gradient_judge() -> FunctionJudge:
    return judge_of(gradient, "(n),(n),()->(n)", GIVEN, derived=mean_gradient(HUBER))


def value_judge(given: Any = GIVEN) -> FunctionJudge:
    return judge_of(huber, "(n),(n),()->()", given, derived=mean_value(HUBER))


def test_a_wrong_branch_is_named_with_its_count() -> None:
    """What is right comes first; what is wrong, with how many of the samples."""

    def learner(y: Any, y_hat: Any, delta: Any) -> Any:
        r = y_hat - y
        return np.where(np.abs(r) <= delta, r, r**2) / len(y)

    (found,) = diagnoses(gradient_judge(), learner)
    assert found.id == "wrong-region"
    assert found.message == (
        "Right for samples of this kind: within delta. Wrong for: beyond delta (9 of 9)."
    )


def test_a_value_tells_branches_apart_at_points_of_one_branch() -> None:
    """Only points whose samples are all alike speak of them."""

    def learner(y: Any, y_hat: Any, delta: Any) -> Any:
        a = np.abs(y_hat - y)
        return np.mean(np.where(a <= delta, a**2 / 2, delta * a))

    (found,) = diagnoses(value_judge(), learner)
    assert found.message == (
        "Right for points of this kind: within delta. Wrong for: beyond delta (3 of 3)."
    )


def test_single_samples_do_not_prove_a_branch_right() -> None:
    """Without its mean a loss is right for one sample, on whichever branch that is."""
    only_one_inside = [point for point in GIVEN if len(point.arguments[0]) != 3] + GIVEN[3:5]

    def learner(y: Any, y_hat: Any, delta: Any) -> Any:
        return huber(y, y_hat, delta) * (len(y) + (len(y) == 3))

    assert named(value_judge(only_one_inside), learner) != "wrong-region"


@pytest.mark.parametrize(
    "learner",
    [
        lambda y, y_hat, delta: gradient(y, y_hat, delta) + 0.1 * np.arange(len(y)) + 1,
        lambda y, y_hat, delta: (y_hat - y) ** 3,
        lambda y, y_hat, delta: np.exp(y_hat),
    ],
)
def test_what_is_wrong_on_both_branches_is_not_right_on_one(learner: Any) -> None:
    """One wrong sample in each region, and no region is called right."""
    assert named(gradient_judge(), learner) != "wrong-region"


def test_entries_of_a_gradient_are_no_samples() -> None:
    """Though n = d at some points, an entry of X.T @ g belongs to a feature."""

    def slope(X: Any, y: Any, beta: Any) -> Any:
        return X.T @ np.sign(X @ beta - y) / len(y)

    judge = judge_of(slope, "(n,d),(n),(d)->(d)", [], derived=linear_gradient(MAE, scale=ones))
    judge = FunctionJudge(judge.reference, judge.signature, (linear_targets(),), judge.derived)
    (found,) = diagnoses(judge, lambda X, y, beta: X.T @ (X @ beta > y) / len(y))
    assert found.message.startswith("Right for points of this kind: too high. Wrong for: too low (")

    def first_entry(X: Any, y: Any, beta: Any) -> Any:
        answer = slope(X, y, beta)
        answer[0] += 1
        return answer

    assert named(judge, first_entry) != "wrong-region"


def ones(X: Any, y: Any, beta: Any) -> Any:
    return np.ones(len(y))


def test_a_few_wrong_samples_do_not_condemn_a_branch() -> None:
    """Where most samples of a region are right, something else is wrong."""

    def learner(y: Any, y_hat: Any, delta: Any) -> Any:
        answer = gradient(y, y_hat, delta)
        answer[y_hat == 9] += 1
        return answer

    assert named(gradient_judge(), learner) == "right-but-for"
