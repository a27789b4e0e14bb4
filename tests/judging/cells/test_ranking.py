"""Orders: ties, forms of writing them, and what a part of the order earns."""

from itertools import permutations
from typing import Any

import numpy as np
import pytest
from scipy.stats import kendalltau

from lossdrill.judging.cells.ranking import ranking

STRICT = ranking("MSE", "Huber", "MAE")
TIED = ranking("a", ("b", "c"), "d")


@pytest.mark.parametrize(
    "value",
    [
        ["MSE", "Huber", "MAE"],
        ("mse", "huber", " MAE "),
        np.array(["MSE", "Huber", "MAE"]),
        [["MSE"], ("Huber",), {"MAE"}],
    ],
)
def test_an_order_is_a_list_of_names(value: Any) -> None:
    """In any sequence; case makes no difference."""
    assert STRICT.share(value) == 1.0
    assert STRICT.trouble(value) is None


@pytest.mark.parametrize(
    "value",
    [["a", "b", "c", "d"], ["a", "c", "b", "d"], ["a", ("c", "b"), "d"], ["a", {"b", "c"}, "d"]],
)
def test_ties_may_stand_together_or_in_any_order(value: Any) -> None:
    """All of these say the same where nothing tells b from c."""
    assert TIED.share(value) == 1.0
    assert TIED.remark == "b and c tie"


def test_a_tie_where_there_is_none_is_wrong() -> None:
    """It claims something that is not so."""
    assert STRICT.share(["MSE", ("Huber", "MAE")]) < 1.0


@pytest.mark.parametrize("order", list(permutations("abcde")))
def test_what_is_earned_is_kendalls_tau(order: tuple[str, ...]) -> None:
    """As far as it is more than 0; so a reversed order earns nothing."""
    tau = kendalltau(range(5), ["abcde".index(name) for name in order]).statistic
    assert ranking(*"abcde").share(list(order)) == pytest.approx(max(0.0, tau))


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("MSE > Huber > MAE", "is text; give a list"),
        (None, "is nothing (None); give a list"),
        ({"MSE": 1}, "is a dict; give a list"),
        ([3, 1, 2], "is a list of shape (3,); give a list"),
        (["MSE", "Huber"], "has 2 of the 3 names; give a list"),
        (["MSE", "Huber", "mse"], 'has "MSE" more than once; give a list'),
        (["MSE", "Huber", "L1"], 'has "L1", which is not one of the names; give a list'),
    ],
)
def test_what_is_no_order_is_told(value: Any, said: str) -> None:
    """The names are listed by the alphabet, so that nothing is given away."""
    assert STRICT.share(value) == 0.0
    assert str(STRICT.trouble(value)) == f'{said} of "Huber", "MAE", "MSE" in their order'


def test_the_wrong_way_round_is_said() -> None:
    """It is the most common way to misread the question."""
    found = STRICT.near(["MAE", "Huber", "MSE"], {})
    assert found is not None
    assert found.id == "reversed"
    assert STRICT.near(["Huber", "MSE", "MAE"], {}) is None


def test_the_same_order_is_recognised() -> None:
    """Ties and all."""
    assert TIED.same(["d", ("a", "b"), "c"], ["D", ("b", "a"), "c"])
    assert not TIED.same(["d", ("a", "b"), "c"], ["d", "a", "b", "c"])
    assert not TIED.same("abcd", ["a", "b", "c", "d"])
