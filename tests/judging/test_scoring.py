"""From cases to a ruling: nothing earns nothing, and only what passes earns everything."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lossdrill.judging.function import FunctionJudge
from lossdrill.judging.points.point import Group, in_float32
from lossdrill.judging.scoring import weighted_share
from tests.judging.fakes import (
    judge_of,
    mse,
    mse_judge,
    pairs,
    points,
    residual,
    residual_judge,
    rule,
)

groups = st.sampled_from(["ordinary", "stability", "kink", "float32"])


def robust_judge() -> FunctionJudge:
    """The mean of squares with a stability point, a kink and a float32 point."""
    plain = points(pairs(1, 2, 3, 5))
    given = plain + points([(np.full(2, 1e8), 1e8 + np.array([1.5, -1]))], "stability", "far off")
    given += points([(np.ones(2), np.ones(2))], "kink", "a perfect fit")
    return judge_of(mse, "(n),(n)->()", [*given, in_float32(plain[-1])])


def expanded(y: Any, y_hat: Any) -> Any:
    return np.mean(y_hat**2) - 2 * np.mean(y * y_hat) + np.mean(y**2)


def nan_at_a_perfect_fit(y: Any, y_hat: Any) -> Any:
    return np.nan if np.all(y == y_hat) else mse(y, y_hat)


def in_place(y: Any, y_hat: Any) -> Any:
    y_hat -= y
    return np.mean(y_hat**2)


def often_raising(y: Any, y_hat: Any) -> Any:
    if len(y) == 2:
        raise ValueError("two")
    return np.ones(2) if len(y) == 3 else np.nan if len(y) == 5 else 0.0


TRIVIAL = (
    lambda y, y_hat: None,
    lambda y, y_hat: 0,
    lambda y, y_hat: 1.0,
    lambda y, y_hat: np.nan,
    lambda y, y_hat: "",
    lambda y, y_hat: y,
    lambda y, y_hat: y_hat,
    lambda y, y_hat: np.zeros(len(y)),
    lambda y, y_hat: np.ones(len(y)),
)


@pytest.mark.parametrize("learner", TRIVIAL)
def test_nothing_earns_nothing(learner: Any) -> None:
    """What knows nothing of its inputs, or returns one of them, scores 0."""
    for judge in (mse_judge(), residual_judge(), robust_judge()):
        ruling = rule(judge, learner)
        assert (ruling.status, ruling.score) == ("wrong", 0.0)


@pytest.mark.parametrize("judge", [mse_judge(), residual_judge(), robust_judge()])
def test_one_is_earned_by_passing(judge: FunctionJudge) -> None:
    """The reference passes with 1, without a reason, a diagnosis or a counterexample."""
    ruling = rule(judge, judge.reference)
    assert (ruling.status, ruling.score, ruling.reason) == ("pass", 1.0, None)
    assert (ruling.diagnoses, ruling.counterexample, ruling.notes) == ((), None, ())
    assert all(check.passed for check in ruling.checks)


@pytest.mark.parametrize(
    ("learner", "reason"), [(expanded, "stability"), (nan_at_a_perfect_fit, "kink")]
)
def test_a_right_formula_has_earned_four_fifths(learner: Any, reason: str) -> None:
    """Where only special points fail, the reason says which kind and the score is at least 0.8."""
    ruling = rule(robust_judge(), learner)
    assert ruling.reason == reason
    assert 0.8 <= ruling.score < 1


def test_four_fifths_hold_however_much_a_trivial_answer_earns() -> None:
    """Even where 0 is right at most points, being right at all ordinary ones is worth 0.8."""
    given = points([(np.ones(n), np.ones(n)) for n in (1, 2, 3)] + pairs(2))
    given += points([(np.full(2, 1e8), 1e8 + np.array([1.5, -1]))], "stability", "far off")
    ruling = rule(judge_of(mse, "(n),(n)->()", given), expanded)
    assert (ruling.reason, ruling.score) == ("stability", 0.8)


def test_a_breach_of_the_contract_costs() -> None:
    """Right numbers that change the caller's array do not pass, and nor do they score 1."""
    honest, ruling = rule(robust_judge(), mse), rule(robust_judge(), in_place)
    assert (ruling.status, ruling.reason) == ("wrong", "mutated")
    assert 0.8 <= ruling.score < honest.score == 1
    failed = {check.id for check in ruling.checks if not check.passed}
    assert failed == {"mutated"}


def test_a_breach_costs_a_wrong_answer_too() -> None:
    """What would have earned something earns less when it changes its inputs."""

    def signed(y: Any, y_hat: Any) -> Any:
        return np.where(y_hat > y, y_hat - y, 0) / len(y)

    def signed_in_place(y: Any, y_hat: Any) -> Any:
        answer = signed(y, y_hat)
        y[:] = 0
        return answer

    given = points([*pairs(1, 2, 3), *((np.zeros(n), np.arange(1.0, n + 1)) for n in range(2, 6))])
    judge = judge_of(residual, "(n),(n)->(n)", given)
    assert 0 < rule(judge, signed_in_place).score < rule(judge, signed).score


def test_reasons_come_in_order() -> None:
    """raised, shape, nan, value on ordinary points; then the special ones; then the contract."""
    judge = robust_judge()
    assert rule(judge, often_raising).reason == "raised"
    assert rule(judge, lambda y, y_hat: [1] if len(y) == 3 else np.nan).reason == "shape"
    assert rule(judge, lambda y, y_hat: np.nan if len(y) == 5 else 0.0).reason == "nan"
    assert rule(judge, lambda y, y_hat: 2 * mse(y, y_hat)).reason == "value"

    def both(y: Any, y_hat: Any) -> Any:
        return np.nan if np.all(y == y_hat) else expanded(y, y_hat)

    assert rule(judge, both).reason == "stability"


def test_float32_alone_is_a_note() -> None:
    """An answer that is right but for float32 inputs passes, and hears of it."""

    def learner(y: Any, y_hat: Any) -> Any:
        return mse(y, y_hat) * (1.001 if y.dtype == np.float32 else 1)

    ruling = rule(robust_judge(), learner)
    assert (ruling.status, ruling.score) == ("pass", 1.0)
    assert len(ruling.notes) == 1
    assert "float32" in ruling.notes[0]


def test_lists_pass_with_a_note_on_style() -> None:
    """A list of the right numbers is right."""
    ruling = rule(residual_judge(), lambda y, y_hat: [*residual(y, y_hat)])
    assert ruling.status == "pass"
    assert ruling.notes[0].startswith("Style:")


def test_the_checks_count_points() -> None:
    """How many of the deciding points were right is told; float32 does not decide."""
    ruling = rule(robust_judge(), often_raising)
    assert {check.id: check.detail for check in ruling.checks if check.detail} == {
        "value": "at 0 of 6 points",
        "runs": "raised at 3 of 6 points",
        "shape": "wrong at 1 of 6 points",
        "finite": "not at 1 of 6 points",
    }


@given(st.lists(st.tuples(groups, st.booleans()), min_size=1, max_size=30))
def test_a_share_is_a_share(points: list[tuple[Group, bool]]) -> None:
    """Between 0 and 1, which are reached with none and all right; float32 never counts."""
    found = [*points, ("ordinary", True), ("ordinary", False)]
    names, right = [name for name, _ in found], [mark for _, mark in found]
    assert 0 < weighted_share(names, right) < 1
    assert weighted_share(names, [True] * len(names)) == pytest.approx(1)
    assert weighted_share(names, [False] * len(names)) == 0
    assert weighted_share([*names, "float32"], [*right, False]) == weighted_share(names, right)
