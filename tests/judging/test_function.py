"""The function judge: who is at fault when reference and derived quantity disagree, and what
becomes of answers of all sorts.
"""

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace

from lossdrill.errors import PackError
from lossdrill.judging.expected import Between, Box, Near
from lossdrill.judging.points.point import Point
from lossdrill.judging.quantities import Quantity, mean_value
from lossdrill.judging.solution import load_judge, mistake
from lossdrill.judging.variant import Variant
from lossdrill.model import VARIANTS
from lossdrill.pack import open_pack
from tests.judging.fakes import judge_of, linear, mse, mse_judge, pairs, points, rule, slope


def derived(value: Any, kinks: Any = lambda *_: None) -> Quantity:
    """A quantity as SymPy would have derived it."""
    quantity = mean_value(load_huber())
    return Quantity(
        quantity.loss,
        lambda loss, *arguments: value(*arguments),
        lambda loss, value, *arguments: abs(value),
        kinks,
        quantity.samples,
    )


def load_huber() -> Any:
    pack = open_pack()
    return load_judge(pack, pack.exercise("huber-gradient")).derived.loss  # type: ignore[attr-defined]


def test_the_derived_quantity_is_the_second_witness() -> None:
    """Where it agrees with the reference, nothing changes."""
    judge = mse_judge(derived=derived(lambda y, y_hat: np.mean((y - y_hat) ** 2)))
    assert rule(judge, mse).status == "pass"


@pytest.mark.parametrize(
    ("more", "what"),
    [
        ({"derived": derived(lambda y, y_hat: 2 * mse(y, y_hat))}, "correct one of them"),
        ({"derived": derived(lambda y, y_hat: np.float64(np.nan))}, "correct one of them"),
        ({"derived": derived(lambda y, y_hat: y_hat[9])}, "IndexError"),
        ({"accepts": lambda y, y_hat: Near(np.array(-1.0), np.array(1.0))}, "correct one of them"),
        ({"accepts": lambda y: None}, "TypeError"),
        ({"scale": lambda y, y_hat: 1 / 0}, "ZeroDivisionError"),
    ],
)
def test_a_disagreement_is_the_exercises_fault(more: dict[str, Any], what: str) -> None:
    """No learner fails for it: the author hears where, in one line, and what to do."""
    with pytest.raises(PackError) as caught:
        rule(mse_judge(**more), mse)
    assert caught.value.where
    message = caught.value.what
    assert message.startswith("mse at y = [0.0], y_hat = [3.0]: ")
    assert what in message
    assert "\n" not in message


def test_a_reference_that_raises_is_the_exercises_fault() -> None:
    """So is one whose signature does not fit its arguments."""

    def broken(y: Any, y_hat: Any) -> Any:
        raise ValueError("no")

    with pytest.raises(PackError, match=r"broken at y = .*: ValueError: no; correct it"):
        rule(judge_of(broken, "(n),(n)->()", points(pairs(1))), mse)


def test_dependent_kinks_are_the_exercises_fault() -> None:
    """An author who puts two equal samples at a kink is told so."""

    def kinks(loss: Any, value: Any, scale: Any, y: Any, y_hat: Any) -> Any:
        return Box(value, scale, np.zeros(1), np.ones((2, 1)), np.zeros(2), np.ones(2))

    with pytest.raises(PackError, match="linearly dependent rows"):
        rule(mse_judge(derived=derived(mse, kinks)), mse)


def test_points_must_be_able_to_fail_what_knows_nothing() -> None:
    """Where 0 is right everywhere, or where no point is ordinary, there is nothing to judge."""
    fitted = points([(np.ones(n), np.ones(n)) for n in (1, 2)])
    with pytest.raises(PackError, match="passes them all"):
        rule(judge_of(mse, "(n),(n)->()", fitted), lambda y, y_hat: 1)
    with pytest.raises(PackError, match="at least one ordinary point"):
        rule(judge_of(mse, "(n),(n)->()", points(pairs(2), "stability")), mse)


def test_a_larger_set_of_right_answers_may_be_named() -> None:
    """`accepts` replaces the one right value where an exercise takes more than one."""

    def accepts(y: Any, y_hat: Any) -> Between | None:
        value = mse(y, y_hat)
        return Between(value, value, 8.0, 9.0) if len(y) == 1 and y_hat[0] == 3 else None

    judge = mse_judge(accepts=accepts)
    for value in (8.0, 8.5, 9.0):
        assert rule(judge, lambda y, p, v=value: v if p[0] == 3 else mse(y, p)).status == "pass"


class Instead:
    """A class where a function was asked for."""

    def __init__(self, y: Any, y_hat: Any) -> None:
        self.value = mse(y, y_hat)


@pytest.mark.parametrize(
    ("learner", "reason", "diagnosis"),
    [
        (Instead, "shape", "wrong-shape"),
        (lambda y, y_hat: lambda: mse(y, y_hat), "shape", "wrong-shape"),
        (lambda y, y_hat: [mse(y, y_hat)], "shape", "another-shape"),
        (lambda y, y_hat: {"mse": mse(y, y_hat)}, "shape", "wrong-shape"),
        (lambda y, y_hat: str(mse(y, y_hat)), "shape", "wrong-shape"),
        (lambda y, y_hat: [[1, 2], [3]], "shape", "wrong-shape"),
        (lambda y, y_hat: np.full((1, 2, 3), mse(y, y_hat)), "shape", "wrong-shape"),
        (lambda y, y_hat: np.zeros(0), "shape", "wrong-shape"),
        (lambda y, y_hat: None, "shape", "returns-nothing"),
        (lambda y, y_hat: complex(mse(y, y_hat)), "shape", "wrong-shape"),
        (lambda y, y_hat: float("inf"), "nan", "constant"),
        (lambda y, y_hat: float("nan"), "nan", "constant"),
        (lambda y, y_hat: 10**400, "shape", "wrong-shape"),
    ],
)
def test_answers_of_all_sorts_are_judged(learner: Any, reason: str, diagnosis: str) -> None:
    """Whatever comes back, there is a verdict with a reason and something to say."""
    ruling = rule(mse_judge(), learner)
    assert (ruling.status, ruling.reason, ruling.diagnoses[0].id) == ("wrong", reason, diagnosis)
    assert ruling.counterexample is not None


@pytest.mark.parametrize(
    "learner",
    [
        lambda y, y_hat: Fraction(float(mse(y, y_hat))),
        lambda y, y_hat: np.array(mse(y, y_hat)),
        lambda y, y_hat: np.longdouble(mse(y, y_hat)),
        lambda y, y_hat: float(np.add.reduce((y_hat - y) ** 2)) / len(y),
    ],
)
def test_any_single_number_may_be_right(learner: Any) -> None:
    """A value is anything with ndim 0."""
    assert rule(mse_judge(), learner).status == "pass"


def test_a_class_with_the_right_name_may_be_callable() -> None:
    """What answers is not asked how it was defined: a lambda or an instance is a function too."""

    class Loss:
        def __call__(self, y: Any, y_hat: Any) -> Any:
            return mse(y, y_hat)

    assert rule(mse_judge(), Loss()).status == "pass"


def test_some_calls_may_raise() -> None:
    """The ruling is `wrong` with reason `raised`, and says what was right and what was raised."""

    def learner(y: Any, y_hat: Any) -> Any:
        if len(y) == 1:
            raise IndexError("list index out of range")
        return mse(y, y_hat)

    ruling = rule(mse_judge(), learner)
    assert (ruling.status, ruling.reason) == ("wrong", "raised")
    assert 0 < ruling.score < 1
    assert ruling.diagnoses[0].message.startswith("Right wherever it returns, but it raises Index")
    assert ruling.counterexample is not None
    assert ruling.counterexample.yours == "raised IndexError"


def test_float32_inputs_count_at_their_exact_value() -> None:
    """What is right for them is computed in float64, and an answer in float64 is right."""
    y, y_hat = np.array([0.1, 0.2], np.float32), np.array([0.3, 0.7], np.float32)
    judge = judge_of(mse, "(n),(n)->()", points(pairs(2)))
    exact = mse(y.astype(float), y_hat.astype(float))
    assert judge.expected((y, y_hat)).value == exact != mse(y, y_hat)


@pytest.mark.parametrize("number", range(VARIANTS))
def test_a_variant_is_the_same_each_time(number: int) -> None:
    """Points and what is right there follow from the variant, before and after a cache."""
    from lossdrill.judging import function

    pack = open_pack()
    judge: Any = load_judge(pack, pack.exercise("huber-gradient"))
    variant = Variant("huber-gradient", number)
    first = judge.prepared(variant).points
    function._prepare.cache_clear()
    for one, other in zip(first, judge.prepared(variant).points, strict=True):
        assert one.about == other.about
        for left, right in zip(one.arguments, other.arguments, strict=True):
            np.testing.assert_array_equal(left, right)


def test_the_gradient_of_a_linear_model_is_judged_per_entry() -> None:
    """Signature, scale and points fit together: the reference passes, its half does not."""
    given = points(linear((1, 1), (3, 2), (2, 3), (4, 4)))
    judge = judge_of(slope, "(n,d),(n),(d)->(d)", [*given, Point(given[1].arguments, "again")])
    assert rule(judge, slope).status == "pass"
    assert rule(judge, lambda X, y, beta: slope(X, y, beta) / 2).status == "wrong"


def test_what_is_handed_out_earns_nothing() -> None:
    """A function that is to be mended is right at some points; as it stands it scores 0."""

    def no_mean(y: Any, y_hat: Any) -> Any:
        return np.sum((y - y_hat) ** 2)

    as_it_stands = mistake("The squares are added up, not averaged.")(no_mean)
    assert rule(mse_judge(), no_mean).score > 0
    assert rule(replace(mse_judge(), handed_out=as_it_stands), no_mean).score == 0
    assert rule(replace(mse_judge(), handed_out=as_it_stands), mse).score == 1
    large = points([(np.full(3, 1e8), np.full(3, 1e8 + 1))], group="stability")
    judge = judge_of(mse, "(n),(n)->()", [*points(pairs(1, 2, 5)), *large])

    def unstable(y: Any, y_hat: Any) -> Any:
        return np.mean(y_hat**2) - 2 * np.mean(y * y_hat) + np.mean(y**2)

    as_it_stands = mistake("Expanded, the square loses its digits.")(unstable)
    assert rule(judge, unstable).score > 0.5
    assert rule(replace(judge, handed_out=as_it_stands), unstable).score == 0
    right = mistake("It is right, and nothing is to be mended.")(mse)
    with pytest.raises(PackError, match="handed_out"):
        rule(replace(mse_judge(), handed_out=right), no_mean)
