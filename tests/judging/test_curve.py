"""The line on which a failing function is drawn."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from lossdrill.judging import curve
from lossdrill.judging.curve import Along, Line, draw_curve, grid
from lossdrill.model import Curve
from lossdrill.sandbox.wire import Answer, Raised
from tests.judging.fakes import answer_of

ALONG = Along(
    "residual",
    "slope",
    grid(-3, 3, kinks=(-1, 1)),
    lambda x: (np.zeros(1), np.array([x]), 1.0),
    (0,),
    (-1.0, 1.0),
)


def drawn(learner: Callable[..., Any], along: Along = ALONG) -> Curve:
    right = Line(along, lambda _: np.zeros(1) if along.entry else 0.0)
    return draw_curve(right, [answer_of(learner, given) for given in right.arguments])


def test_the_grid_hits_its_kinks_exactly() -> None:
    """Ends, zero and the kinks are floats of the grid, so that no corner is cut."""
    assert grid(-3, 3)[0] == -3
    assert grid(-3, 3)[-1] == 3
    assert {-3.0, -1.0, 0.0, 1.0, 3.0} <= set(grid(-3, 3))
    assert set(ALONG.kinks) <= set(ALONG.grid)


def test_a_jump_is_drawn_upright() -> None:
    """On either side of a kink, and close to it, the value is that of its side."""
    along = curve.along_prediction("slope", kinks=(0.0,))
    found = drawn(lambda X, y, beta: np.sign(beta - y), along)
    steps = [
        (right - left, after - before)
        for left, right, before, after in zip(
            found.x, found.x[1:], found.yours, found.yours[1:], strict=False
        )
        if before is not None and after is not None and before != after
    ]
    assert [height for _, height in steps] == [1.0, 1.0]
    assert sum(width for width, _ in steps) < 1e-5 * (found.x[-1] - found.x[0])


def test_a_kink_off_the_even_grid_is_hit_too() -> None:
    """Whatever delta is; and one that lies outside the picture is left out of the grid."""
    assert {-0.7, 0.7} <= set(grid(-3, 3, kinks=(-0.7, 0.7)))
    assert grid(-3, 3, kinks=(-7, 7)) == grid(-3, 3)


def test_what_is_not_finite_is_left_out() -> None:
    """NaN, infinities, exceptions, other shapes and other types leave a gap, and no number."""

    def learner(y: Any, y_hat: Any, delta: Any) -> Any:
        x = y_hat[0]
        if x < -2:
            raise ZeroDivisionError
        if x < -1:
            return np.array([np.nan])
        if x < 0:
            return np.array([np.inf])
        if x < 1:
            return {"a": 1}
        return np.ones((2, 2)) if x < 2 else [x]

    found = drawn(learner)
    for x, yours in zip(found.x, found.yours, strict=True):
        assert yours == (x if x >= 2 else None)
    assert found.expected == (0.0,) * len(found.x)


def test_a_single_number_of_another_shape_is_drawn() -> None:
    """The shape is judged elsewhere: (1, 1) or () in place of (1,) still shows its curve."""
    assert drawn(lambda y, y_hat, delta: np.array([y_hat])).yours == ALONG.grid
    assert drawn(lambda y, y_hat, delta: float(y_hat[0])).yours == ALONG.grid
    assert drawn(lambda y, y_hat, delta: np.zeros(0)).yours == (None,) * len(ALONG.grid)


@pytest.mark.parametrize(
    ("along", "shapes"),
    [
        (curve.along_prediction("t"), ((1, 1), (1,), (1,))),
        (curve.along_probability("t"), ((1,), (1,))),
        (curve.along_logit("t"), ((1, 1), (1,), (1,))),
        (curve.along_logit("t", linear=False, entry=()), ((1,), (1,))),
        (curve.along_logit("t", linear=False, label=False), ((1,),)),
        (curve.along_score("t"), ((1, 1), (1,), (1,))),
        (curve.along_logit_gap("t"), ((1, 2), (1, 2))),
        (curve.along_share("t"), ((2,), (2,))),
        (curve.along_logit_gap("t", labels=False), ((1, 2),)),
    ],
)
def test_each_line_gives_the_arguments_of_one_sample(
    along: Along, shapes: tuple[tuple[int, ...], ...]
) -> None:
    """Their shapes are those of the exercises that are drawn along it."""
    for given in Line(along, lambda _: 0.0).arguments:
        assert tuple(np.shape(argument) for argument in given) == shapes


def test_a_raising_answer_is_a_gap() -> None:
    """An answer that was never given has no place on the curve."""
    raised = [Answer(raised=Raised("ValueError", "")) for _ in ALONG.grid]
    right = Line(ALONG, lambda _: np.ones(1))
    assert set(draw_curve(right, raised).yours) == {None}
