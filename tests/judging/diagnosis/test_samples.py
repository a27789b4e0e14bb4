"""Which of the inputs an answer really used."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from lossdrill.judging.function import FunctionJudge
from tests.judging.fakes import (
    diagnoses,
    judge_of,
    mse,
    mse_judge,
    named,
    pairs,
    points,
    residual_judge,
    slope,
    slope_judge,
)


def ratio(y: Any, y_hat: Any) -> Any:
    """A value that is not symmetric in its arguments."""
    return np.mean(np.exp(y) * y_hat)


def rmse(y: Any, y_hat: Any) -> Any:
    return np.sqrt(mse(y, y_hat))


def ratio_judge(*sizes: int) -> FunctionJudge:
    return judge_of(ratio, "(n),(n)->()", points(pairs(*(sizes or (1, 1, 2, 3, 5)))))


@pytest.mark.parametrize(("place", "name"), [(0, "y"), (1, "y_hat")])
def test_an_argument_that_comes_back_is_named(place: int, name: str) -> None:
    """As it is, at every point."""
    (found,) = diagnoses(residual_judge(), lambda *given: given[place])
    assert found.message == f"Your function returns its argument {name} as it is."


def test_an_argument_that_comes_back_changed_is_not() -> None:
    """In another order, or at some points only."""
    assert named(residual_judge(), lambda y, y_hat: y[::-1]) != "input-returned"
    somewhere = named(residual_judge(), lambda y, y_hat: y if len(y) > 1 else 2 * y + 1)
    assert somewhere != "input-returned"


@pytest.mark.parametrize(("value", "shown"), [(0, "0"), (-1.5, "-1.5"), (np.nan, "NaN")])
def test_a_constant_is_told(value: float, shown: str) -> None:
    """The number that comes whatever goes in; filled into an array too."""
    (found,) = diagnoses(residual_judge(), lambda y, y_hat: np.full(len(y), value))
    assert found.message == f"Your function returns {shown} whatever its inputs are."


def test_what_varies_is_not_constant() -> None:
    """Constant within each answer, or at all points but one, is not constant."""
    assert named(residual_judge(), lambda y, y_hat: np.full(len(y), y[0])) != "constant"
    assert named(residual_judge(), lambda y, y_hat: np.full(len(y), len(y) == 3)) != "constant"


def test_a_constant_that_is_right_is_not_blamed() -> None:
    """Where ordinary points ask for one number, returning it is no mistake there."""
    given = points([(np.zeros(n), np.ones(n)) for n in (1, 2, 3)])
    given += points([(np.zeros(2), np.full(2, 2.0))], "stability", "far off")
    judge = judge_of(mse, "(n),(n)->()", given)
    found = diagnoses(judge, lambda y, y_hat: y_hat[0] if len(y) != 2 or y_hat[0] == 1 else 7.0)
    assert [diagnosis.id for diagnosis in found] == ["not-robust"]


def test_exchanged_arguments_are_told() -> None:
    """Right for the other order, with the order that was asked for."""
    (found,) = diagnoses(ratio_judge(), lambda y, y_hat: ratio(y_hat, y))
    assert found.id == "arguments-swapped"
    assert found.message == "Right for y and y_hat exchanged: the order is y, y_hat."


def test_a_symmetric_loss_has_no_order() -> None:
    """Where exchanging changes nothing, no failure is explained by it."""
    assert named(mse_judge(), lambda y, y_hat: mse(y, y_hat) * (1 + 1e-8)) == "few-digits"
    assert named(mse_judge(), lambda y, y_hat: mse(y_hat, y) + 1) == "constant-offset"


def test_nearly_exchanged_is_not_exchanged() -> None:
    """The eighth digit matters here as everywhere."""
    nearly = named(ratio_judge(), lambda y, y_hat: ratio(y_hat, y) * (1 + 1e-8))
    assert nearly != "arguments-swapped"


SELECTED: dict[str, Callable[[int], Any]] = {
    "first-only": lambda n: slice(0, 1),
    "last-only": lambda n: slice(n - 1, n),
    "drops-first": lambda n: slice(1, n),
    "drops-last": lambda n: slice(0, n - 1),
    "first-twice": lambda n: [0, *range(n)],
    "last-twice": lambda n: [*range(n), n - 1],
}


@pytest.mark.parametrize("divide_by_all", [True, False])
@pytest.mark.parametrize("name", SELECTED)
def test_samples_that_do_not_count_are_told(name: str, divide_by_all: bool) -> None:
    """Left out, counted twice, the only one: whether their number divides, or n."""

    def learner(y: Any, y_hat: Any) -> Any:
        chosen = SELECTED[name](len(y)) if len(y) > 1 else slice(None)
        terms = ((y_hat - y) ** 2)[chosen]
        return np.sum(terms) / (len(y) if divide_by_all else len(terms))

    assert named(mse_judge(), learner) == name


@pytest.mark.parametrize("name", SELECTED)
def test_samples_under_a_root_are_told_too(name: str) -> None:
    """The root of a part of the sum over n."""
    judge = judge_of(rmse, "(n),(n)->()", points(pairs(1, 2, 3, 5, 8)))

    def learner(y: Any, y_hat: Any) -> Any:
        chosen = SELECTED[name](len(y)) if len(y) > 1 else slice(None)
        return np.sqrt(np.sum(((y_hat - y) ** 2)[chosen]) / len(y))

    assert named(judge, learner) == name


@pytest.mark.parametrize("name", SELECTED)
def test_gradients_lose_samples_too(name: str) -> None:
    """Entries of a gradient are sums over samples as well."""

    def learner(X: Any, y: Any, beta: Any) -> Any:
        chosen = SELECTED[name](len(y)) if len(y) > 1 else slice(None)
        return 2 * X[chosen].T @ (X @ beta - y)[chosen] / len(y)

    assert named(slope_judge(), learner) == name


def test_one_sample_has_no_part() -> None:
    """With single samples only, nothing is known of first and last."""
    judge = judge_of(mse, "(n),(n)->()", points(pairs(1, 1, 1, 1)))
    assert named(judge, lambda y, y_hat: np.abs(mse(y, y_hat)) + y[0]) is None


def test_another_sample_is_not_the_first() -> None:
    """The largest, the median or the second say nothing of first and last."""

    def middle(y: Any, y_hat: Any) -> Any:
        return ((y_hat - y) ** 2)[len(y) // 2]

    for learner in (middle, lambda y, y_hat: np.max((y_hat - y) ** 2)):
        assert named(mse_judge(), learner) not in SELECTED


def test_every_pair_is_seen_in_the_mean() -> None:
    """n x n terms in place of n, though the result is a single number."""
    (found,) = diagnoses(mse_judge(), lambda y, y_hat: np.mean((y_hat.reshape(-1, 1) - y) ** 2))
    assert found.id == "every-pair"
    assert "n x n terms" in found.message


def test_a_mean_over_something_else_is_not_every_pair() -> None:
    """Each sample with its neighbour, or all pairs of the predictions alone."""
    neighbour = named(mse_judge(), lambda y, y_hat: np.mean((np.roll(y_hat, 1) - y) ** 2))
    alone = named(mse_judge(), lambda y, y_hat: np.mean((y_hat.reshape(-1, 1) - y_hat) ** 2))
    assert "every-pair" not in {neighbour, alone}
    assert named(slope_judge(), lambda X, y, beta: slope(X, y, beta) + X[0]) is None


PARTNERS: dict[str, Callable[[Any, Any], tuple[Any, Any]]] = {
    "sorted": lambda y, y_hat: (np.sort(y), np.sort(y_hat)),
    "reversed": lambda y, y_hat: (y, y_hat[::-1]),
    "shifted": lambda y, y_hat: (y, np.roll(y_hat, 1)),
    "stuck": lambda y, y_hat: (y, y_hat[:1]),
}


@pytest.mark.parametrize("name", PARTNERS)
def test_entries_that_do_not_belong_together_are_told(name: str) -> None:
    """In what order they met."""
    judge = judge_of(mse, "(n),(n)->()", points(pairs(1, 3, 4, 5, 8)))
    assert named(judge, lambda y, y_hat: mse(*PARTNERS[name](y, y_hat))) == name


def test_other_orders_are_not_made_up() -> None:
    """Partners at a distance of two, or right ones with another error."""
    judge = judge_of(mse, "(n),(n)->()", points(pairs(1, 3, 4, 5, 8)))
    assert named(judge, lambda y, y_hat: mse(y, np.roll(y_hat, 2))) not in PARTNERS
    assert named(judge, lambda y, y_hat: mse(y, y_hat) + np.sum(y)) not in PARTNERS


@pytest.mark.parametrize(
    ("pairing", "name"),
    [
        (lambda y, z: (np.sort(y), np.sort(z)), "sorted"),
        (lambda y, z: (y, z[::-1]), "reversed"),
        (lambda y, z: (y, np.roll(z, 1)), "shifted"),
        (lambda y, z: (y, np.full(len(z), z[0])), "stuck"),
        (lambda y, z: (y, np.zeros(len(z))), "without"),
    ],
)
def test_targets_that_meet_other_predictions_are_told(pairing: Any, name: str) -> None:
    """Verified against the reference for the other pairing."""
    assert named(mse_judge(), lambda y, y_hat: mse(*pairing(y, y_hat))) == name
